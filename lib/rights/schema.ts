/**
 * What people may ask about their own data, and the forms about it as they are submitted. Pure.
 * Refuses a wish it does not know, and texts longer than the database keeps.
 */
import { z } from 'zod';
import { parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';

export const wishes = ['see', 'correct', 'erase', 'withdraw'] as const;
export type Wish = (typeof wishes)[number];
export const askers = ['self', 'parent', 'other'] as const;
export const handChannels = ['visit', 'phone', 'mail'] as const;
export const steps = ['found', 'checked', 'answered', 'refused', 'notHeld'] as const;
export type Step = (typeof steps)[number];
export type RequestState = 'received' | Step;

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) =>
  z
    .preprocess(single, z.string().default(''))
    .transform(normaliseText)
    .pipe(z.string().max(max, 'fields.tooLong'));
const needed = (max: number) => text(max).pipe(z.string().min(1, 'fields.required'));
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(single, z.enum(values, { error: 'fields.required' }));
const id = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
    .transform(Number),
);

const said = {
  ...{ name: needed(200), contact: needed(200), text: text(2000) },
  ...{ wish: choice(wishes), askedBy: choice(askers) },
};

/** The public form; `website` is a trap that people do not see. */
export const wishForm = z.object({
  ...{ ...said, hoi: z.preprocess(single, z.string().regex(/^[a-z0-9-]{1,60}$/, 'fields.invalid')) },
  website: z.preprocess(single, z.string().max(200).default('')),
});

/** A request that came by visit, telephone or letter. */
export const handRequestForm = z
  .object({
    ...{ ...said, channel: choice(handChannels), receivedOn: text(40) },
    today: z.preprocess(single, z.string().regex(/^\d{4}-\d\d-\d\d$/, 'fields.badDate')),
  })
  .transform((form, context) => {
    const day = parseDateVn(form.receivedOn, form.today);
    const message = !day ? 'fields.badDate' : day > form.today ? 'fields.futureDate' : undefined;
    if (message) context.addIssue({ code: 'custom', path: ['receivedOn'], message });
    return { ...form, receivedOn: day ?? form.today };
  });

/** One step of a request. */
export const stepForm = z
  .object({
    ...{ requestId: id, step: choice(steps), reason: text(500) },
    partyId: z.preprocess((value) => single(value) || undefined, id.optional()),
  })
  .transform((form, context) => {
    const say = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: 'fields.required' });
    if (form.step === 'found' && form.partyId === undefined) say('partyId');
    if (form.step === 'refused' && form.reason === '') say('reason');
    return form;
  });

/** Reading one name that accounting law keeps locked. */
export const lockedNameForm = z.object({
  lockId: id,
  reason: text(500).pipe(z.string().min(3, 'rights.readingNeedsReason')),
});

/** Erasing what is held on the person of a request. */
export const eraseForm = z.object({
  requestId: id,
  sure: z.preprocess(single, z.literal('on', 'fields.required')),
});
