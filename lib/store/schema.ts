/**
 * Forms of a stocktake. Pure.
 * Owns the names of the boxes and their reading: empty is not counted, 0 is none.
 * Refuses a clock: the day is read against the day the page was made, which the form carries along.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import { dayIn, idField, todayField } from '@/lib/payments/schema/form-fields';

/** As many as one gift may have. */
const MAX_PIECES = 30_000;
const MAX_REASON = 500;

export const openStocktakeForm = z
  .object({ takenOn: z.string().max(60).default(''), today: todayField })
  .transform(({ takenOn, today }, context): { takenOn: DateVn } => ({
    takenOn: dayIn(context, 'takenOn', takenOn, today),
  }));

/** Name of the box "how many were found" of one gift in kind. */
export const countField = (contributionId: number) => `count${contributionId}`;
/** Name of the box "why it differs". */
export const whyField = (contributionId: number) => `why${contributionId}`;

/** What was written for one item. */
export interface TypedCount {
  contributionId: number;
  /** Null: left empty. */
  quantity: number | null;
  reason: string;
}

export const countStocktakeForm = z
  .object({ stocktakeId: idField })
  .catchall(z.unknown())
  .transform((form, context) => ({ stocktakeId: form.stocktakeId, counts: countsIn(context, form) }));
export type CountStocktakeForm = z.output<typeof countStocktakeForm>;

function countsIn(context: z.RefinementCtx, form: Readonly<Record<string, unknown>>): TypedCount[] {
  const typed = (name: string) => (typeof form[name] === 'string' ? normaliseText(form[name]) : '');
  return Object.keys(form).flatMap((name) => {
    const id = Number(/^count([1-9]\d{0,14})$/.exec(name)?.[1] ?? 0);
    if (id === 0) return [];
    const [text, reason] = [typed(name), typed(whyField(id))];
    const isNumber = /^\d{1,5}$/.test(text) && Number(text) <= MAX_PIECES;
    if (text !== '' && !isNumber)
      context.addIssue({ code: 'custom', path: [name], message: 'store.badCount' });
    if (reason.length > MAX_REASON)
      context.addIssue({ code: 'custom', path: [whyField(id)], message: 'fields.tooLong' });
    return [{ contributionId: id, quantity: isNumber ? Number(text) : null, reason }];
  });
}
