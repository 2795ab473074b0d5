/**
 * The form of one rule for lines of the bank: strings in, bounded.
 * Owns the names of fields and what a line may be said to be. Refuses to read amounts here (rules/written-rule).
 */
import { z } from 'zod';
import { contributionKinds } from '@/lib/contributions/schema';

/** What a line may be: a kind of income, money paid for something, a fee, or own money moved. */
export const ruleMeanings = [...contributionKinds, 'order', 'bankFee', 'ownTransfer'] as const;
export type RuleMeaning = (typeof ruleMeanings)[number];

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));
const id = z.preprocess(
  single,
  z
    .string()
    .regex(/^\d{0,15}$/, 'fields.invalid')
    .default(''),
);

export const ruleForm = z.object({
  /** check: show which lines it would have meant; store: keep it. */
  step: z.preprocess(single, z.enum(['check', 'store']).default('check')),
  text: text(100),
  /** Empty: as the meaning says, else both ways. */
  way: z.preprocess(single, z.enum(['', 'in', 'out']).catch('')),
  accountId: id,
  least: text(60),
  most: text(60),
  meaning: z.preprocess((value) => single(value) || undefined, z.enum(ruleMeanings, 'fields.required')),
  fundId: id,
  campaignId: id,
  expenseAccountId: id,
  /** The rule in whose place it stands, and why. */
  replacesId: id,
  reason: text(500),
});
export type RuleForm = z.output<typeof ruleForm>;

export const closeRuleForm = z.object({
  ruleId: z.preprocess(
    single,
    z
      .string({ error: 'fields.required' })
      .regex(/^[1-9]\d{0,14}$/, 'fields.required')
      .transform(Number),
  ),
  reason: text(500),
});
