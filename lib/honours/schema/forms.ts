/**
 * The forms of the publication desk and of the register of consents, as they are submitted.
 * Owns the reading of days against the day the page was made, which the form carries along. Pure.
 * Refuses a clock and pre-ticked consent: what is not ticked was not agreed to.
 */
import { z } from 'zod';
import { type DateVn, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import {
  type ConsentThing,
  consentGivers,
  consentThings,
  publicationCauses,
  publicationKinds,
} from './words';

const id = z
  .string({ error: 'fields.required' })
  .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
  .transform(Number);
const today = z.string().refine(isDateVn, 'fields.badDate');
const typedDay = z.string({ error: 'fields.required' });
const note = z.string().default('').transform(normaliseText).pipe(z.string().max(500, 'fields.tooLong'));
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'fields.required' });
/** "publish:name": a purpose and a field. */
const things = z
  .union([z.string(), z.array(z.string())], { error: 'fields.required' })
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .pipe(
    z
      .array(z.enum(consentThings, { error: 'fields.invalid' }))
      .min(1, 'fields.required')
      .max(20),
  )
  .transform((ticked) =>
    ticked.map((one) => {
      const [purpose, field] = one.split(':');
      return { purpose, field } as ConsentThing;
    }),
  );
const line = (max: number) =>
  z.string().default('').transform(normaliseText).pipe(z.string().max(max, 'fields.tooLong'));

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

/** A consent given on paper or aloud; by a link it is given behind the link alone. */
export const giveConsentForm = z
  .object({
    partyId: id,
    things,
    giver: choice(consentGivers),
    representative: line(200),
    relation: z.preprocess(
      (value) => value || undefined,
      z.enum(['mother', 'father', 'guardian']).optional(),
    ),
    today,
    givenOn: typedDay,
    channel: choice(['paper', 'spoken']),
  })
  .transform(({ representative: name, relation, ...form }, context) => {
    const isGuardian = form.giver === 'guardian';
    const say = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], message: 'fields.required' });
    if (isGuardian && name === '') say('representative');
    if (isGuardian && !relation) say('relation');
    return {
      ...form,
      representative: isGuardian && relation ? { name, relation } : undefined,
      givenOn: readDay(context, 'givenOn', form.givenOn, form.today),
    };
  });

/** Ending consents; "both" stands for both givers. */
export const withdrawConsentForm = z
  .object({ partyId: id, things, giver: choice(['both', 'self', 'guardian']), reason: note })
  .transform(({ giver, ...form }) => ({ ...form, giver: giver === 'both' ? undefined : giver }));
