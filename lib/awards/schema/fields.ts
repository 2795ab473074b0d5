/**
 * How single boxes of the forms of this module are read: texts, ids, lists of ticks, days, amounts.
 * Pure. Owns limits and codes. Refuses to guess: an amount with two readings is a question, a day is checked on a calendar.
 */
import { z } from 'zod';
import { type DateVn, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** A box that may stay empty. */
export const text = (max: number) =>
  z.preprocess(single, z.string().max(max, 'fields.tooLong').default('')).transform((value) => value.trim());

/** A box that must be filled. */
export const needed = (max: number) => text(max).pipe(z.string().min(1, 'fields.required'));

/** One line with a name in it, in its stored form. */
export const nameLine = (max: number) =>
  needed(max).transform(normaliseText).pipe(z.string().min(1, 'fields.required'));

const digits = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
  .transform(Number);

/** The id of a row, from a hidden field or a list of choices. */
export const rowId = z.preprocess(single, digits);
/** An id that may be left out. */
export const optionalId = z.preprocess((value) => single(value) || undefined, digits.optional());
/** Ids of ticked boxes of one name. */
export const rowIds = z.preprocess(list, z.array(digits).max(500, 'fields.tooLong'));

/** Address of the round, to come back to its page. */
export const roundSlug = z.preprocess(
  single,
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'fields.invalid')
    .max(80),
);

/** Code of the sentence that names both limits of a number. */
const between = (least: number, most: number) => `fields.numberBetween(${least},${most})`;

/** A whole number within limits; empty is undefined. */
export const optionalNumber = (least: number, most: number) =>
  z.preprocess(
    (value) =>
      typeof single(value) === 'string' && (single(value) as string).trim() !== ''
        ? single(value)
        : undefined,
    z
      .string()
      .trim()
      .regex(/^\d{1,6}$/, between(least, most))
      .transform(Number)
      .pipe(z.number().min(least, between(least, most)).max(most, between(least, most)))
      .optional(),
  );

/** Today in Việt Nam as the page knew it, so that "hôm qua" means what the person saw. */
export const shownToday = z.preprocess(single, z.string().refine(isDateVn, 'fields.badDate'));

/** A day as typed, or undefined with the problem noted at `field`. */
export function readDay(
  typed: string,
  today: DateVn,
  field: string,
  context: z.core.$RefinementCtx,
): DateVn | undefined {
  const day = parseDateVn(typed, today);
  if (!day) {
    context.addIssue({
      code: 'custom',
      path: [field],
      message: typed === '' ? 'fields.required' : 'fields.badDate',
    });
  }
  return day;
}

/** An amount as typed, or undefined with the problem noted at `field`. */
export function readAmount(typed: string, field: string, context: z.core.$RefinementCtx): bigint | undefined {
  const parsed = parseVnd(typed);
  if (parsed.kind === 'amount' && parsed.amountVnd > 0n) return parsed.amountVnd;
  const message =
    parsed.kind === 'question'
      ? 'fields.ambiguousAmount'
      : typed === ''
        ? 'fields.required'
        : 'fields.badAmount';
  context.addIssue({ code: 'custom', path: [field], message });
  return undefined;
}

/** Awards with the versions that were shown: "12@1" ticked. */
export const shownAwards = z.preprocess(
  list,
  z
    .array(z.string().regex(/^[1-9]\d{0,14}@[1-9]\d{0,8}$/, 'fields.invalid'))
    .min(1, 'awards.nothingTicked')
    .max(500, 'fields.tooLong')
    .transform((marks) => {
      const pairs = marks.map((mark) => mark.split('@').map(Number) as [number, number]);
      return {
        awardIds: pairs.map(([id]) => id),
        versions: Object.fromEntries(pairs) as Record<number, number>,
      };
    }),
);
