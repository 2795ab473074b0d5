/**
 * Reading the texts of a form: ids, days, amounts, sentences. Pure; also used by lib/ceremonies.
 * Owns the codes that a field answers with (messages/errors, fields.*).
 * Refuses a clock: "hôm nay" is read against the day the page was made, which the form carries along.
 */
import { z } from 'zod';
import { type DateVn, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';

/** More rows than any list of one association; keeps one request bounded. */
const MAX_IDS = 500;

/** The id of a row, as a form or an address carries it. */
export const idField = z
  .string({ error: 'fields.required' })
  .regex(/^[1-9]\d{0,14}$/, 'fields.required')
  .transform(Number);

/** Ticked boxes of one name: none, one or many. */
export const idsField = z
  .union([z.string(), z.array(z.string())], { error: 'fields.required' })
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .pipe(z.array(idField).min(1, 'fields.required').max(MAX_IDS, 'fields.tooLong'));

/** The day in Việt Nam on which the page was made. */
export const todayField = z.string().refine(isDateVn, 'fields.badDate');

/** A sentence that must be there, of at most `limit` characters. */
export function requiredText(limit: number) {
  return z
    .string({ error: 'fields.required' })
    .transform(normaliseLines)
    .pipe(z.string().min(1, 'fields.required').max(limit, 'fields.tooLong'));
}

/** A text that may be left empty. */
export function optionalText(limit: number) {
  return z.string().default('').transform(normaliseText).pipe(z.string().max(limit, 'fields.tooLong'));
}

/** A day as typed; adds the problem to `field` and answers with `today` when it is none. */
export function dayIn(context: z.RefinementCtx, field: string, typed: string, today: DateVn): DateVn {
  const day = parseDateVn(typed, today);
  if (day !== undefined) return day;
  const message = typed.trim() === '' ? 'fields.required' : 'fields.badDate';
  context.addIssue({ code: 'custom', path: [field], message });
  return today;
}

/** An amount as typed, in đồng; adds the problem to `field` and answers with 0 when it is none. */
export function amountIn(context: z.RefinementCtx, field: string, typed: string): bigint {
  const parsed = parseVnd(typed);
  if (parsed.kind === 'amount' && parsed.amountVnd > 0n) return parsed.amountVnd;
  const message =
    parsed.kind === 'question'
      ? 'fields.ambiguousAmount'
      : parsed.kind === 'error' && parsed.code === 'empty'
        ? 'fields.required'
        : 'fields.badAmount';
  context.addIssue({ code: 'custom', path: [field], message });
  return 0n;
}
