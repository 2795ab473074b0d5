/**
 * What may be reported as wrong, how a report goes on, and the forms about it as they are submitted. Pure.
 * Refuses kinds and steps it does not know, and texts longer than the database keeps.
 */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';

export const mistakeKinds = ['name', 'amount', 'gift', 'document', 'link', 'suspicion', 'other'] as const;
export type MistakeKind = (typeof mistakeKinds)[number];
/** How a report ends. `suspected` in the steps: it is a suspicion from then on, which nothing takes back. */
export const endings = ['corrected', 'notMistake', 'passedOn'] as const;
export const mistakeSteps = ['looking', 'noted', 'suspected', ...endings] as const;
export type MistakeStep = (typeof mistakeSteps)[number];
export const mistakeStates = ['received', 'looking', ...endings] as const;
export type MistakeState = (typeof mistakeStates)[number];

/** True when nothing is left to do. */
export const isClosed = (state: MistakeState): boolean => (endings as readonly string[]).includes(state);

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (max: number) =>
  z
    .preprocess(single, z.string().default(''))
    .transform(normaliseText)
    .pipe(z.string().max(max, 'fields.tooLong'));
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(single, z.enum(values, { error: 'fields.required' }));
const id = z
  .string({ error: 'fields.required' })
  .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
  .transform(Number);

/** The public form. `trang`: the page it is about; `website` is a trap that people do not see. */
export const mistakeForm = z.object({
  hoi: z.preprocess(single, z.string().regex(/^[a-z0-9-]{1,63}$/, 'fields.invalid')),
  trang: z.preprocess(single, z.string().max(400).catch('')),
  kind: choice(mistakeKinds),
  text: text(2000).pipe(z.string().min(1, 'fields.required')),
  contact: text(200),
  website: z.preprocess(single, z.string().max(200).default('')),
});

/** `v:12` a voucher, `p:3` a version of a published list, '' none. */
const correction = z
  .preprocess(single, z.string().default(''))
  .pipe(z.string().regex(/^([vp]:[1-9]\d{0,14})?$/, 'fields.invalid'))
  .transform((value) => {
    const number = value === '' ? undefined : Number(value.slice(2));
    return {
      voucherId: value.startsWith('v') ? number : undefined,
      publicationId: value.startsWith('p') ? number : undefined,
    };
  });

/** One step of the office. */
export const mistakeStepForm = z
  .object({
    reportId: z.preprocess(single, id),
    step: choice(mistakeSteps),
    assigneeId: z.preprocess((value) => single(value) || undefined, id.optional()),
    text: text(2000),
    correction,
  })
  .transform(({ correction: named, ...form }, context) => {
    const say = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: 'fields.required' });
    if (form.step === 'looking' && form.assigneeId === undefined) say('assigneeId');
    if (form.step !== 'looking' && form.text === '') say('text');
    return { ...form, ...(form.step === 'corrected' ? named : {}) };
  });
export type MistakeStepInput = z.output<typeof mistakeStepForm>;

export const mistakeFilters = ['open', 'received', 'looking', 'closed', 'all'] as const;

/** The list of the office: words of the query. */
export const mistakeQuery = z.object({
  'tinh-trang': z.preprocess(single, z.enum(mistakeFilters).catch('open')),
  loai: z.preprocess(single, z.enum(mistakeKinds).optional().catch(undefined)),
  xem: z.preprocess(single, z.enum(['toi']).optional().catch(undefined)),
});
export type MistakeQuery = z.output<typeof mistakeQuery>;
