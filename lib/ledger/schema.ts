/**
 * Shapes of the pages and forms of the books: which book and span, closing and reopening a month.
 * Pure. Owns the cash count by notes. Refuses a count whose notes and total disagree.
 */
import { z } from 'zod';
import { type DateVn, endOfMonth, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { parseVnd } from '@/lib/kernel/money';
import { notes } from './rules/notes';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));

const idText = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.required')
    .transform(Number),
);

export interface BookQuery {
  kind: 'cash' | 'bank';
  from: DateVn;
  to: DateVn;
}

type Query = Record<string, string | string[] | undefined>;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** "2019-01", "01/2019" or "1-2019" as "2019-01"; undefined for anything else. */
export function monthTyped(typed: string): string | undefined {
  const text = typed.trim();
  const found = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  const month = found ? `${found[2]}-${found[1]!.padStart(2, '0')}` : text;
  return MONTH.test(month) ? month : undefined;
}

/** Reads ?so=tien-gui&tu=2019-01&den=2019-03; without months, the month of `latest`. */
export function readBookQuery(query: Query, latest: DateVn): BookQuery {
  const month = (name: string) => monthTyped(typeof query[name] === 'string' ? query[name] : '');
  const from = month('tu') ?? month('den') ?? latest.slice(0, 7);
  const to = month('den') ?? from;
  const [first, last] = from <= to ? [from, to] : [to, from];
  return {
    kind: query.so === 'tien-gui' ? 'bank' : 'cash',
    from: `${first}-01`,
    to: endOfMonth(`${last}-01`),
  };
}

/** The span as a query again. */
export function bookQuery(span: BookQuery): { so: string; tu: string; den: string } {
  const so = span.kind === 'bank' ? 'tien-gui' : 'tien-mat';
  return { so, tu: span.from.slice(0, 7), den: span.to.slice(0, 7) };
}

/** "2019-01" → {year, month}; null for anything else. */
export function readMonth(typed: string): { year: number; month: number } | null {
  if (!MONTH.test(typed) || !isDateVn(`${typed}-01`)) return null;
  return { year: Number(typed.slice(0, 4)), month: Number(typed.slice(5)) };
}

const count = text(6);
/** One box per note, named as lib/ledger/notes lists them. */
export const noteFields = {
  ...{ to500000: count, to200000: count, to100000: count, to50000: count, to20000: count },
  ...{ to10000: count, to5000: count, to2000: count, to1000: count },
} satisfies Record<`to${(typeof notes)[number]}`, typeof count>;
const monthField = z.preprocess(single, z.string().regex(MONTH));

export const closeForm = z
  .object({ month: monthField, cashTotal: text(100), bank: text(100) })
  .extend(noteFields);
export const reopenForm = z.object({ month: monthField, reason: text(500) });

/** Cash as counted: by notes, by total, or both when they agree. Refuses web.checkFields. */
export function readCashCount(form: Record<string, unknown>): bigint {
  let counted = 0n;
  let hasNotes = false;
  for (const note of notes) {
    const typed = String(form[`to${note}`] ?? '').trim();
    if (typed === '') continue;
    if (!/^\d{1,6}$/.test(typed))
      throw new DomainError('web.checkFields', { fields: { [`to${note}`]: 'fields.invalid' } });
    hasNotes = true;
    counted += BigInt(typed) * BigInt(note);
  }
  const typed = String(form.cashTotal ?? '').trim();
  if (typed === '' && hasNotes) return counted;
  const total = readAmount('cashTotal', typed);
  if (hasNotes && total !== counted)
    throw new DomainError('web.checkFields', { fields: { cashTotal: 'ledger.countDiffers' } });
  return total;
}

/** One amount that may be 0. Refuses web.checkFields. */
export function readAmount(field: string, typed: string): bigint {
  const read = parseVnd(typed);
  if (read.kind === 'amount') return read.amountVnd;
  const code =
    typed.trim() === ''
      ? 'fields.required'
      : read.kind === 'question'
        ? 'fields.ambiguousAmount'
        : 'fields.badAmount';
  throw new DomainError('web.checkFields', { fields: { [field]: code } });
}

/** Own money moved: two accounts, a fund, an amount and a day as typed; `today` is the day the page was made. */
export const moveForm = z
  .object({
    fromAccountId: idText,
    toAccountId: idText,
    fundId: idText,
    amount: text(60),
    occurredOn: text(60),
    today: z.preprocess(single, z.string().refine(isDateVn, 'fields.badDate')),
    requestKey: z.preprocess(
      single,
      z.string('ledger.noRequestKey').regex(/^[A-Za-z0-9-]{8,80}$/, 'ledger.noRequestKey'),
    ),
  })
  .transform(({ amount, occurredOn, today, ...rest }, context) => {
    const read = parseVnd(amount);
    const day = parseDateVn(occurredOn, today);
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (read.kind !== 'amount' || read.amountVnd <= 0n)
      issue('amount', read.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount');
    if (!day) issue('occurredOn', 'fields.badDate');
    return { ...rest, amountVnd: read.kind === 'amount' ? read.amountVnd : 0n, occurredOn: day ?? today };
  });
