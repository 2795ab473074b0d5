/**
 * What the rules are asked about, and what they answer.
 * Owns the shapes of candidates, facts, outcomes and reasons. People are keys here: no name, no free text.
 * Refuses to say why in words: a reason is a code with its parameters, and the source it rests on.
 */
import { z } from 'zod';
import { awardCategories } from './inputs';
import { competitionLevels, type Gives, ranks } from './rule-set';

const schoolYear = z.number().int().min(1945).max(2099);
const key = z.string().min(1).max(80);

const candidate = z.strictObject({
  /** The file (nomination) it stands for. */
  id: z.number().int().positive(),
  /** The same for every file of one person. */
  personKey: key,
  schoolKey: key,
  category: z.enum(awardCategories),
  /** Prizes and titles, each of the school year in which it was won. */
  claims: z
    .array(z.strictObject({ level: z.enum(competitionLevels).nullable(), rank: z.enum(ranks), schoolYear }))
    .max(30),
  /** The result of the school year of the round, in the words of the school report. Null: not brought. */
  result: z
    .strictObject({
      grade: z.number().int().min(1).max(12),
      study: z.string().regex(/^[a-zA-Z]{1,40}$/),
      conduct: z
        .string()
        .regex(/^[a-zA-Z]{1,40}$/)
        .nullable(),
    })
    .nullable(),
});
export type RuleCandidate = z.infer<typeof candidate>;
export type Claim = RuleCandidate['claims'][number];

/** Everything an evaluation depends on besides the rules; stored with it, so that it can be replayed. */
export const ruleInputsShape = z
  .strictObject({
    /** School year of the round, by the year it begins. */
    schoolYear,
    /** Pupils of each school, for what is limited to a part of them. */
    pupils: z.array(z.strictObject({ schoolKey: key, count: z.number().int().min(0).max(100_000) })).max(500),
    /** People who already had money of the association in this school year. */
    paidThisYear: z.array(key).max(20_000),
    candidates: z.array(candidate).max(5_000),
  })
  .superRefine(({ candidates, pupils }, context) => {
    const twice = (values: readonly unknown[]) => new Set(values).size < values.length;
    if (twice(candidates.map(({ id }) => id)) || twice(pupils.map(({ schoolKey }) => schoolKey)))
      context.addIssue({ code: 'custom', message: 'rules.saidTwice' });
  });
export type RuleInputs = z.infer<typeof ruleInputsShape>;

export const reasonCodes = [
  ...(['resultCounts', 'resultMissing', 'gradeUnknown', 'classOfOtherScale', 'classDoesNotCount'] as const),
  ...(['nothingClaimed', 'levelNotInYear', 'noRate', 'rateApplies', 'lowerPrize'] as const),
  ...(['alreadyPaid', 'anotherFile', 'pupilsUnknown', 'withinCap', 'capTie', 'overCap'] as const),
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export interface Reason {
  code: ReasonCode;
  /** Key of the source in the rule set; null where no rule speaks. */
  source: string | null;
  params: Readonly<Record<string, string | number>>;
}

export interface RuleOutcome {
  id: number;
  /** 'question': people have to say something first; nothing is suggested until then. */
  outcome: 'eligible' | 'notEligible' | 'question';
  gives: Gives[];
  /** Đồng suggested; 0 unless eligible. */
  amountVnd: bigint;
  /** In the order in which the rules were asked. */
  reasons: Reason[];
}
