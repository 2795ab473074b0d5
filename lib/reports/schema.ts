/**
 * The forms about reports as they are submitted. Pure.
 * Refuses an amount that can be read in two ways, and a plan that says nothing.
 */
import { z } from 'zod';
import { reportCauses, reportKinds } from '@/lib/honours/schema/reports';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseLines, normaliseText, turnsDirection } from '@/lib/kernel/names';

/** Longest text of one section, in signs; the database holds the same. */
export const LONGEST_SECTION = 6000;

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const idText = z.preprocess(
  single,
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
    .transform(Number),
);
const savingText = z.preprocess(
  single,
  z
    .string()
    .regex(/^\d{1,15}$/, 'fields.invalid')
    .transform(Number),
);
const yearText = z.preprocess(
  single,
  z
    .string()
    .regex(/^(199\d|20\d\d)$/, 'fields.invalid')
    .transform(Number),
);
const line = (max: number) =>
  z
    .preprocess(single, z.string().default(''))
    .transform(normaliseText)
    .pipe(z.string().max(max, 'fields.tooLong'));
const prose = z
  .preprocess(single, z.string().default(''))
  .transform(normaliseLines)
  .pipe(
    z
      .string()
      .max(LONGEST_SECTION, 'fields.tooLong')
      .refine((text) => !turnsDirection(text), 'reports.hiddenSigns'),
  );
/** Empty: no plan. */
const plannedVnd = line(60).transform((text, context) => {
  if (text === '') return null;
  const read = parseVnd(text);
  if (read.kind === 'amount') return read.amountVnd;
  context.addIssue({
    code: 'custom',
    message: read.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount',
  });
  return z.NEVER;
});

export const startForm = z.object({
  kind: z.preprocess(single, z.enum(reportKinds, { error: 'fields.required' })),
  year: yearText,
});

export const textsForm = z.object({
  reportId: idText,
  /** The last saving of the report when the boxes were filled; 0: none. */
  seen: savingText,
  /** A later saving that was read and whose place these words take. */
  over: z.preprocess((value) => single(value) || undefined, savingText.optional()),
  ...{ situation: prose, propaganda: prose, funds: prose },
  ...{ awards: prose, shortcomings: prose, directions: prose },
});

export const lookForm = z.object({ reportId: idText });

export const planForm = z.object({
  year: yearText,
  ...{ moneyIn: plannedVnd, moneyOut: plannedVnd },
  awards: line(9)
    .pipe(z.string().regex(/^\d{0,6}$/, 'fields.invalid'))
    .transform((text) => (text === '' ? null : Number(text))),
});

export const publishForm = z.object({
  reportId: idText,
  /** Fingerprint of what the publisher looked at. */
  seen: z.preprocess(single, z.string().regex(/^[0-9a-f]{64}$/, 'fields.invalid')),
  cause: z.preprocess((value) => single(value) || undefined, z.enum(reportCauses).optional()),
  reason: line(500),
});

export const withdrawForm = z.object({
  versionId: idText,
  reason: line(500).pipe(z.string().min(1, 'fields.required')),
});
