/**
 * The forms of the publication desk and of the register of consents, as they are submitted.
 * Owns the reading of days against the day the page was made, which the form carries along. Pure.
 * Refuses a clock and pre-ticked consent: what is not ticked was not agreed to.
 */
import { z } from 'zod';
import { type DateVn, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import { consentChannels, consentFields, consentGivers, publicationCauses, publicationKinds } from './words';

const id = z
  .string({ error: 'fields.required' })
  .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
  .transform(Number);
const today = z.string().refine(isDateVn, 'fields.badDate');
const typedDay = z.string({ error: 'fields.required' });
const note = z.string().default('').transform(normaliseText).pipe(z.string().max(500, 'fields.tooLong'));
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'fields.required' });
const fields = z
  .union([z.string(), z.array(z.string())], { error: 'fields.required' })
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .pipe(
    z
      .array(z.enum(consentFields, { error: 'fields.invalid' }))
      .min(1, 'fields.required')
      .max(8),
  );

function readDay(context: z.RefinementCtx, field: string, typed: string, now: DateVn): DateVn {
  const day = parseDateVn(typed, now);
  if (day === undefined)
    context.addIssue({
      code: 'custom',
      path: [field],
      message: typed.trim() === '' ? 'fields.required' : 'fields.badDate',
    });
  else if (day > now) context.addIssue({ code: 'custom', path: [field], message: 'fields.futureDate' });
  return day ?? now;
}

/** Publishing one list of one year as of a day. */
export const publishForm = z
  .object({
    kind: choice(publicationKinds),
    year: z
      .string()
      .regex(/^(19|20)\d\d$/, 'fields.invalid')
      .transform(Number),
    today,
    asOf: typedDay,
    reason: note,
    // The first version needs no cause; the form asks for one from the second on.
    cause: z
      .union([z.literal(''), choice(publicationCauses)])
      .optional()
      .transform((cause) => cause || undefined),
  })
  .transform((form, context) => ({ ...form, asOf: readDay(context, 'asOf', form.asOf, form.today) }));

/** Taking a list off the public pages; the reason is kept in the log. */
export const withdrawForm = z.object({
  publicationId: id,
  reason: note.pipe(z.string().min(3, 'fields.required')),
});

/** A consent given on paper, by link or aloud. */
export const giveConsentForm = z
  .object({
    partyId: id,
    fields,
    giver: choice(consentGivers),
    today,
    givenOn: typedDay,
    channel: choice(consentChannels),
  })
  .transform((form, context) => ({
    ...form,
    givenOn: readDay(context, 'givenOn', form.givenOn, form.today),
  }));

/** Ending consents; "both" stands for both givers. */
export const withdrawConsentForm = z
  .object({ partyId: id, fields, giver: choice(['both', 'self', 'guardian']), reason: note })
  .transform(({ giver, ...form }) => ({ ...form, giver: giver === 'both' ? undefined : giver }));
