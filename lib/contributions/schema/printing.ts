/**
 * The form "In": which papers, in which shape, of which gifts.
 * Owns lengths and closed lists. Refuses to know which gifts have a paper: that needs the books.
 */
import { z } from 'zod';
import { type ContributionFilter, readContributionFilter } from './filter';
import { requestKeyText } from './form';
import { type PrintForm, printForms } from './print-forms';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Forms that are printed of gifts, in the order in which they are offered. */
export const giftForms = Object.keys(printForms) as [PrintForm, ...PrintForm[]];

export const printGiftsForm = z.object({
  requestKey: requestKeyText,
  form: z.preprocess(single, z.enum(giftForms, 'fields.required')),
  /** The ticked ones, or all that the filter finds. */
  scope: z.preprocess(single, z.enum(['ticked', 'filtered'], 'fields.required')),
  ids: z.preprocess(
    list,
    z
      .array(
        z
          .string()
          .regex(/^\d{1,15}$/, 'fields.invalid')
          .transform(Number),
      )
      .max(1000, 'papers.tooManyTicked'),
  ),
  /** The filter of the list as its query: "quy=1&ky=2019". */
  filter: z
    .preprocess(single, z.string().max(1000).default(''))
    .transform(
      (query): ContributionFilter => readContributionFilter(Object.fromEntries(new URLSearchParams(query))),
    ),
});
export type PrintGiftsForm = z.output<typeof printGiftsForm>;

/** The words of the letter of thanks; line ends of all systems become one. */
export const letterForm = z.object({
  body: z.preprocess(
    single,
    z
      .string('fields.required')
      .transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim())
      .pipe(z.string().min(1, 'fields.required').max(4000, 'fields.tooLong')),
  ),
});
