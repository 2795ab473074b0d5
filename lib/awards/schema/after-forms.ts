/**
 * What the forms after a round send: how long circumstances are kept, and erasing them at once.
 * Pure. Owns limits. Refuses a number of months that the database would refuse.
 */
import { z } from 'zod';
import { normaliseLines } from '@/lib/kernel/names';
import { needed, optionalId, optionalNumber, roundSlug, rowId, text } from './fields';

/** Months circumstances may be kept after a round; six unless somebody says otherwise. */
export const termLimits = { least: 1, most: 24, usual: 6 } as const;

export const termScopes = ['round', 'programme', 'association'] as const;

/** Months, and for what: this round, its programme, or every round of the association. */
export const termForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, programmeId: optionalId },
    months: optionalNumber(termLimits.least, termLimits.most),
    scope: z.enum(termScopes, 'fields.required'),
  })
  .transform(({ months, ...form }, context) => {
    const problem = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: 'fields.required' });
    if (form.scope === 'programme' && form.programmeId === undefined) problem('scope');
    if (months === undefined) problem('months');
    return { ...form, months: months ?? termLimits.usual };
  });
export type TermInput = Omit<z.output<typeof termForm>, 'round'>;

/** Erasing at once: how many were shown, and why. */
export const eraseForm = z.object({
  ...{ round: roundSlug, roundId: rowId, seen: rowId, reason: needed(300) },
  understood: text(3).pipe(z.literal('on', 'fields.required')),
});
export type EraseInput = Omit<z.output<typeof eraseForm>, 'round' | 'understood'>;

/** The kinds of letters, as lib/documents prints them; the types of both are compared where words are kept. */
const wordKinds = [
  ...(['awarded', 'reserve', 'notSelected', 'nominator'] as const),
  ...(['calledUp', 'nominatorCalledUp'] as const),
] as const;

/** Words of one kind of letter; `version` is that of the words shown, 0 when nobody has written any for the round. */
export const wordsForm = z.object({
  ...{ round: roundSlug, roundId: rowId, kind: z.enum(wordKinds, 'fields.invalid') },
  version: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ),
  body: needed(4000).transform(normaliseLines),
});
export type WordsInput = Omit<z.output<typeof wordsForm>, 'round'>;

/** Showing the figures of a round to the public, and taking them away. */
export const publishForm = z.object({ round: roundSlug, roundId: rowId });
export const withdrawForm = z.object({ round: roundSlug, roundId: rowId, reason: needed(300) });
