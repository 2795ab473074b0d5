/**
 * Reports of a period: their kinds, sections and causes, and the forms about them as they are submitted. Pure.
 * Refuses an amount that can be read in two ways, and a plan that says nothing.
 */
import { z } from 'zod';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';

/** Half a year (sơ kết), a year (tổng kết), a school year from August to July. */
export const reportKinds = ['halfYear', 'year', 'schoolYear'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** In the order of the paper: I; II.1 to 3; III; IV. */
export const reportSections = [
  'situation',
  'propaganda',
  'funds',
  'awards',
  'shortcomings',
  'directions',
] as const;
export type ReportSection = (typeof reportSections)[number];

export const reportCauses = ['newEntries', 'mistake', 'wording'] as const;
export type ReportCause = (typeof reportCauses)[number];

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
  .pipe(z.string().max(LONGEST_SECTION, 'fields.tooLong'));
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

/** One number of a report as it stands in the database. */
export interface ReportNumber {
  figure: string;
  /** A fund by its public label, a category, a unit; empty for the whole. */
  label: string;
  isPublic: boolean;
  /** Null where the amount is not for the public. */
  amountVnd: bigint | null;
  itemCount: number;
  priorAmountVnd: bigint | null;
  priorCount: number | null;
  planAmountVnd: bigint | null;
  planCount: number | null;
}

export type ReportTexts = Partial<Record<ReportSection, string>>;
