/**
 * The forms of statements as they are sent: strings in, bounded.
 * Owns the names of fields. Refuses to read amounts and files here: that needs the account's books (commands).
 */
import { z } from 'zod';
import { contributionForm } from '@/lib/contributions/schema/form';
import { columnMeanings } from '../schema';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));
const id = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.required')
    .transform(Number),
);
const optionalId = z.preprocess(
  (value) => single(value) || undefined,
  z
    .string()
    .regex(/^\d{1,15}$/, 'fields.invalid')
    .transform(Number)
    .optional(),
);
const list = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(200)).max(3_000),
);
const fileOf = z.custom<{ name: string; bytes: Uint8Array }>().optional();

/** Column meanings chosen by hand: one field `cot` per column, in order. */
export const importForm = z.object({
  accountId: id,
  /** check: show what the file says; store: keep it. */
  step: z.preprocess(single, z.enum(['check', 'store']).default('check')),
  file: fileOf,
  headerRow: text(3),
  columns: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(['', ...columnMeanings]).catch('')).max(60),
  ),
  year: text(4),
  opening: text(60),
  closing: text(60),
  accepted: list,
});
export type ImportForm = z.output<typeof importForm>;

export const lineForm = z.object({ lineId: id, statementId: id });
export const holdForm = lineForm.extend({ note: text(500) });
export const matchForm = lineForm.extend({
  voucherId: id,
  /** Empty: all that is left of the line. */
  amount: text(60),
  reason: z.preprocess(
    single,
    z
      .enum(['memoCode', 'orderOfLine', 'amountDayName', 'rule', 'history', 'amountDay', 'byHand'])
      .default('byHand'),
  ),
});
/** "lineId:voucherId:reason" of each certain suggestion that was shown. */
export const certainForm = z.object({
  statementId: id,
  pairs: z.preprocess(
    single,
    z
      .string({ error: 'fields.required' })
      .max(200_000, 'fields.tooLong')
      .transform((text) => text.split('\n').filter((pair) => pair !== '')),
  ),
});
export const finishForm = z.object({ statementId: id });
export const reopenForm = z.object({ statementId: id, reason: text(500) });
/** A gift, interest, dues … recorded from a line; amount empty means all that is left of it. */
export const fromLineForm = contributionForm.extend({
  lineId: id,
  statementId: id,
  /** Ticked: what the code in the bank's text stands for is followed. */
  byCode: z.preprocess(single, z.string().optional()).transform((value) => value === 'on'),
});
export type FromLineForm = z.output<typeof fromLineForm>;
export const ownTransferForm = lineForm.extend({ otherLineId: id, fundId: optionalId });
