/** Forms about the pages the chair writes, as they are submitted. Pure. */
import { z } from 'zod';
import { sitePages } from '@/lib/honours/schema/site-pages';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
/** Joiners that word processors leave behind carry nothing in Vietnamese or English. */
const body = z
  .preprocess(single, z.string().default(''))
  .transform((text) => normaliseLines(text).replace(/[\u200C\u200D]/g, ''));
const page = z.preprocess(single, z.enum(sitePages, { error: 'fields.required' }));
const counted = z.preprocess(single, z.string().regex(/^\d{1,6}$/, 'fields.invalid')).transform(Number);
const reason = z
  .preprocess(single, z.string().default(''))
  .transform(normaliseText)
  .pipe(z.string().min(1, 'fields.required').max(300, 'fields.tooLong'));

/** What in a text may be about a person and needs a tick. */
export const tickKinds = ['person', 'number', 'email'] as const;
export type TickKind = (typeof tickKinds)[number];
export type Finding = { kind: TickKind | 'recipient'; excerpt: string };

/** Saving a draft: `revision` is the saving that was seen, `over` another one that was read and may be replaced. */
export const draftForm = z.object({
  page,
  revision: counted,
  over: z.preprocess((value) => single(value) || undefined, counted.optional()),
  vi: body,
  en: body,
});
export type DraftInput = z.output<typeof draftForm>;

/** Publishing exactly the saving that was previewed. */
export const publishForm = z.object({
  page,
  revision: counted,
  reason,
  tick: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(tickKinds)),
  ),
});

/** Back to the built-in text; `version` is the one that was seen in force. */
export const builtInForm = z.object({ page, version: counted, reason });
export const dropForm = z.object({ page, revision: counted });
export const withdrawForm = z.object({ page, version: counted, reason });

/** Query of the history: below which number, and which one was just published. */
const known = z.preprocess(
  single,
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
);
export const historyQuery = z.object({ truoc: known, moi: known });
