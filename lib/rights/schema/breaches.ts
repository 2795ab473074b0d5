/** Breaches and their steps, and the forms about them as they are submitted. Pure. Refuses an hour that no clock shows. */
import { z } from 'zod';
import { parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';

export const breachKinds = ['lost', 'seen', 'sent', 'changed', 'other'] as const;
export type BreachKind = (typeof breachKinds)[number];
export const breachSteps = [
  'contained',
  'learned',
  'authorityTold',
  'personsTold',
  'notToBeTold',
  'closed',
] as const;
export type BreachStep = (typeof breachSteps)[number];

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const line = (max: number) =>
  z
    .preprocess(single, z.string().default(''))
    .transform(normaliseText)
    .pipe(z.string().max(max, 'fields.tooLong'));
const needed = (max: number) => line(max).pipe(z.string().min(1, 'fields.required'));
const moment = {
  ...{ onDay: line(40), atTime: line(10) },
  today: z.preprocess(single, z.string().regex(/^\d{4}-\d\d-\d\d$/, 'fields.badDate')),
};

/** A day and an hour in Việt Nam as an instant; problems are noted at their boxes. */
function instantOf(
  form: { onDay: string; atTime: string; today: string },
  context: z.core.$RefinementCtx,
): string {
  const day = parseDateVn(form.onDay, form.today);
  const time = /^([01]?\d|2[0-3])[:hg. ]([0-5]\d)$/.exec(form.atTime);
  if (!day) context.addIssue({ code: 'custom', path: ['onDay'], message: 'fields.badDate' });
  if (!time) context.addIssue({ code: 'custom', path: ['atTime'], message: 'fields.invalid' });
  const [hour = '', minute = ''] = [time?.[1], time?.[2]];
  return `${day ?? form.today}T${hour.padStart(2, '0')}:${minute}:00+07:00`;
}

/** What was found, and when. */
export const breachForm = z
  .object({
    ...moment,
    kind: z.preprocess(single, z.enum(breachKinds, { error: 'fields.required' })),
    what: needed(2000),
    people: line(8).pipe(z.string().regex(/^\d{0,7}$/, 'fields.invalid')),
  })
  .transform(({ onDay, atTime, today, people, ...form }, context) => ({
    ...form,
    people: people === '' ? null : Number(people),
    foundAt: instantOf({ onDay, atTime, today }, context),
  }));

/** What was done about it, and when. */
export const breachStepForm = z
  .object({
    ...moment,
    breachId: z.preprocess(
      single,
      z
        .string()
        .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
        .transform(Number),
    ),
    step: z.preprocess(single, z.enum(breachSteps, { error: 'fields.required' })),
    text: needed(1000),
  })
  .transform(({ onDay, atTime, today, ...form }, context) => ({
    ...form,
    happenedAt: instantOf({ onDay, atTime, today }, context),
  }));
