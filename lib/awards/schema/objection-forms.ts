/** What the forms about the posted list and objections send. Pure. Owns limits. */
import { z } from 'zod';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { postingDays } from '../rules/posting';
import { needed, optionalId, optionalNumber, readDay, roundSlug, rowId, shownToday, text } from './fields';

/** How an objection reached the association. */
export const objectionChannels = ['paper', 'phone', 'inPerson', 'message'] as const;
export type ObjectionChannel = (typeof objectionChannels)[number];

/** What becomes of an objection, in the order in which it may happen. */
export const objectionSteps = ['underReview', 'upheld', 'notUpheld', 'withdrawn'] as const;
export type ObjectionStep = (typeof objectionSteps)[number];
export type ObjectionState = 'received' | ObjectionStep;

export const postingForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, today: shownToday, fromOn: needed(60) },
    days: optionalNumber(postingDays.least, postingDays.most),
    wherePosted: needed(300).transform(normaliseText),
    receiveAt: needed(300).transform(normaliseText),
  })
  .transform(({ fromOn, today, days, ...form }, context) => {
    const from = readDay(fromOn, today, 'fromOn', context);
    return from ? { ...form, fromOn: from, days: days ?? postingDays.usual } : z.NEVER;
  });
export type PostingInput = Omit<z.output<typeof postingForm>, 'round'>;

export const objectionForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, nominationId: optionalId, today: shownToday },
    channel: z.enum(objectionChannels, 'fields.required'),
    receivedOn: needed(60),
    summary: needed(2000).transform(normaliseLines),
    sender: text(200).transform(normaliseText),
  })
  .transform(({ receivedOn, today, ...form }, context) => {
    const day = readDay(receivedOn, today, 'receivedOn', context);
    return day ? { ...form, receivedOn: day } : z.NEVER;
  });
export type ObjectionInput = Omit<z.output<typeof objectionForm>, 'round'>;

/** A step that an objection takes; looking into it needs no words, everything else does. */
const stepForm = <S extends ObjectionStep>(steps: readonly [S, ...S[]]) =>
  z
    .object({
      ...{ round: roundSlug, objectionId: rowId, today: shownToday, stepOn: needed(60) },
      step: z.enum(steps, 'fields.required'),
      reason: text(2000).transform(normaliseLines),
    })
    .transform(({ stepOn, today, ...form }, context) => {
      const day = readDay(stepOn, today, 'stepOn', context);
      if (form.step !== 'underReview' && form.reason === '') {
        context.addIssue({ code: 'custom', path: ['reason'], message: 'fields.required' });
      }
      return day ? { ...form, step: form.step as S, stepOn: day } : z.NEVER;
    });

/** By whoever keeps the register: it is looked into, or was taken back. */
export const reviewForm = stepForm(['underReview', 'withdrawn']);
/** By a leader: whoever objected was right, or was not. */
export const answerForm = stepForm(['upheld', 'notUpheld']);
export interface ObjectionStepInput {
  objectionId: number;
  step: ObjectionStep;
  stepOn: string;
  reason: string;
}
