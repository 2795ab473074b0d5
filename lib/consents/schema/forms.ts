/**
 * The forms about consent as they are submitted: behind a link, at the desk, the photo of a signed paper. Pure.
 * Refuses silence: whoever agrees to nothing says so, and a box that was not ticked is not a yes.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { addDays, parseDateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import { type ConsentItem, closingCauses, consentItems, relations } from './items';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) =>
  z.preprocess(single, z.string().max(max, 'fields.tooLong').default('')).transform(normaliseText);
const id = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
    .transform(Number),
);
const slug = z.preprocess(single, z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'fields.invalid'));
const day = z.preprocess(single, z.string().regex(/^\d{4}-\d\d-\d\d$/, 'fields.badDate'));
/** The page a form comes from. */
const place = { round: slug, awardId: id };
const token = z.preprocess(single, z.string().max(80).default(''));

/** Ticked things; "none" says that nothing is agreed to. Undefined: not answered. */
const chosen = z
  .preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum([...consentItems, 'none'], { error: 'fields.invalid' })).max(20),
  )
  .transform((ticked): ConsentItem[] | undefined | 'both' => {
    if (ticked.length === 0) return undefined;
    const things = consentItems.filter((item) => ticked.includes(item));
    return ticked.includes('none') && things.length > 0 ? 'both' : things;
  });

interface Part {
  chosen: ConsentItem[];
}
type Problem = (field: string, code: string) => void;

function partOf(value: ConsentItem[] | undefined | 'both', field: string, say: Problem): Part | undefined {
  if (value === 'both') say(field, 'consents.noneWithOthers');
  return value === undefined || value === 'both' ? undefined : { chosen: value };
}

const shared = {
  ...{ guardianChosen: chosen, selfChosen: chosen, representative: text(200) },
  relation: z.preprocess((value) => single(value) || undefined, z.enum(relations).optional()),
};
interface Shared {
  representative: string;
  relation?: (typeof relations)[number];
  guardianChosen: ConsentItem[] | undefined | 'both';
  selfChosen: ConsentItem[] | undefined | 'both';
}

function guardianOf(form: Shared, say: Problem) {
  const part = partOf(form.guardianChosen, 'guardianChosen', say);
  if (!part) return undefined;
  if (form.representative === '') say('representative', 'fields.required');
  if (!form.relation) say('relation', 'fields.required');
  return { ...part, name: form.representative, relation: form.relation ?? ('guardian' as const) };
}

const noting = (context: z.core.$RefinementCtx) => (field: string, message: string) => {
  context.addIssue({ code: 'custom', path: [field], message });
};

/** Behind a link: everybody who is asked answers, each says to have read it. */
export const linkAnswerForm = z
  .object({
    ...{ token, ...shared },
    asked: z.preprocess(single, z.string().regex(/^(self|guardian|self,guardian)$/, 'fields.invalid')),
    guardianReads: z.preprocess(single, z.string().optional()),
    selfReads: z.preprocess(single, z.string().optional()),
  })
  .transform((form, context) => {
    const say = noting(context);
    const asked = form.asked.split(',');
    const guardian = asked.includes('guardian') ? guardianOf(form, say) : undefined;
    const self = asked.includes('self') ? partOf(form.selfChosen, 'selfChosen', say) : undefined;
    for (const giver of asked) {
      const given = giver === 'self' ? form.selfChosen : form.guardianChosen;
      if (given === undefined) say(`${giver}Chosen`, 'consents.notChosen');
      if ((giver === 'self' ? form.selfReads : form.guardianReads) !== 'on')
        say(`${giver}Reads`, 'fields.required');
    }
    return { token: form.token, guardian, self };
  });

export const linkWithdrawForm = z.object({ token });

/** A signed paper: one part or both; a part without the hand of its giver is none. */
export const paperAnswerForm = z
  .object({
    ...{ ...place, requestId: id, today: day, givenOn: text(40), ...shared },
    guardianMark: z.preprocess(single, z.string().optional()),
    selfMark: z.preprocess(single, z.string().optional()),
  })
  .transform((form, context) => {
    const say = noting(context);
    const guardian = guardianOf(form, say);
    const self = partOf(form.selfChosen, 'selfChosen', say);
    if (guardian && form.guardianMark !== 'on') say('guardianMark', 'consents.markNeeded');
    if (self && form.selfMark !== 'on') say('selfMark', 'consents.markNeeded');
    if (form.guardianChosen === undefined && form.selfChosen === undefined)
      say('selfChosen', 'consents.notChosen');
    const givenOn = dayOf(form.givenOn, form.today, 'givenOn', say);
    if (givenOn > form.today) say('givenOn', 'fields.futureDate');
    return {
      ...{ round: form.round, awardId: form.awardId, requestId: form.requestId, givenOn, guardian, self },
    };
  });

function dayOf(typed: string, today: DateVn, field: string, say: Problem): DateVn {
  const read = parseDateVn(typed, today);
  if (!read) say(field, typed === '' ? 'fields.required' : 'fields.badDate');
  return read ?? today;
}

const years = z.preprocess(single, z.enum(['1', '3', '5'], { error: 'fields.required' }).transform(Number));
const lastDay = { answerBy: text(40), today: day, years };

function daysOf(form: { answerBy: string; today: DateVn; years: number }, say: Problem) {
  const answerBy = dayOf(form.answerBy, form.today, 'answerBy', say);
  if (answerBy < form.today || answerBy > addDays(form.today, 90)) say('answerBy', 'links.badExpiry');
  const [year = 0] = form.today.split('-').map(Number);
  return { answerBy, holdsUntil: `${year + form.years}-12-31` };
}

/** Asking everybody of a round who has not been asked. */
export const askForm = z.object({ round: slug, roundId: id, ...lastDay }).transform((form, context) => ({
  ...{ round: form.round, roundId: form.roundId, ...daysOf(form, noting(context)) },
}));

/** A link for one award. */
export const consentLinkForm = z
  .object({
    ...{ ...place, ...lastDay },
    linkStart: z.preprocess(single, z.string().regex(/^https?:\/\/[^\s]{1,200}\/$/, 'fields.invalid')),
  })
  .transform((form, context) => ({
    ...{
      round: form.round,
      awardId: form.awardId,
      linkStart: form.linkStart,
      ...daysOf(form, noting(context)),
    },
  }));

export const closeRequestForm = z.object({
  ...{ ...place, requestId: id },
  cause: z.preprocess(single, z.enum(closingCauses, { error: 'fields.required' })),
});

/** A picture of the person honoured. */
export const honourPhotoForm = z
  .object({
    ...place,
    photo: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).optional(),
  })
  .transform(({ photo, ...form }) => ({ ...form, bytes: photo?.bytes ?? new Uint8Array() }));

export const removePhotoForm = z.object(place);

export const signedConsentForm = z
  .object({
    ...{ ...place, requestId: id },
    file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).optional(),
  })
  .transform(({ file, ...form }) => ({ ...form, bytes: file?.bytes ?? new Uint8Array() }));
