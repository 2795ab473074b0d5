/**
 * What the forms about links send, and those behind a link: one task of a file at a time, then handing it in.
 * Pure. Owns limits and codes. Refuses a tick that was not made: consent is never presumed (Luật 91/2025/QH15).
 */
import { z } from 'zod';
import { normaliseLines } from '@/lib/kernel/names';
import {
  nameLine,
  needed,
  optionalNumber,
  readDay,
  roundSlug,
  rowId,
  rowIds,
  shownToday,
  text,
} from './fields';
import { circumstances } from './inputs';

/** Which text a representative consented to; a new text gets a new version. */
export const consentVersion = 'process-2026-1';

export const linkTasks = ['person', 'merit', 'circumstances', 'papers'] as const;
export type LinkTask = (typeof linkTasks)[number];
export const relations = ['mother', 'father', 'guardian', 'self'] as const;
export const interests = ['unrelated', 'kin', 'self'] as const;

/** A link for one school or hamlet. */
export const linkForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, unit: nameLine(120), today: shownToday, expiresOn: needed(40) },
    categoryIds: rowIds.pipe(z.array(z.number()).min(1, 'fields.required')),
    /** Address of this installation up to the secret, for the square. */
    linkStart: z
      .string()
      .regex(/^https?:\/\/[^\s]+\/$/, 'fields.invalid')
      .max(300),
  })
  .transform(({ today, expiresOn: typed, ...form }, context) => {
    const expiresOn = readDay(typed, today, 'expiresOn', context);
    return expiresOn ? { ...form, expiresOn } : z.NEVER;
  });
export type LinkInput = Omit<z.output<typeof linkForm>, 'round'>;

export const closeLinkForm = z.object({ round: roundSlug, linkId: rowId, reason: needed(300) });

/** Token and file as the page holds them; an empty file begins a new one. */
const place = { token: text(80), file: text(20) };
const lines = (max: number) => text(max).transform(normaliseLines);

export const personTask = z.object({
  ...place,
  name: nameLine(200),
  birthYear: optionalNumber(1900, 2100),
  guardianName: lines(200),
  school: lines(200),
  className: lines(60),
  unitWrittenAs: lines(200),
});
export const meritTask = z.object({ ...place, categoryId: rowId, merit: lines(2000) });
export const circumstancesTask = z.object({
  ...place,
  circumstance: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || '',
    z.enum(['', ...circumstances], 'fields.invalid'),
  ),
  account: lines(4000),
});
export const papersTask = z.object({
  ...place,
  evidenceKind: lines(200),
  evidenceNumber: lines(80),
  evidenceIssuer: lines(200),
  evidenceYear: optionalNumber(1990, 2100),
});

const taskForms = {
  ...{ person: personTask, merit: meritTask },
  ...{ circumstances: circumstancesTask, papers: papersTask },
};

/** A part while it is being typed: `task` says which; it is kept once it can be read. */
export const typedForm = z.looseObject({ task: z.enum(linkTasks) }).transform(({ task, ...raw }, context) => {
  const read = taskForms[task].safeParse(raw);
  if (read.success) return { task, written: read.data };
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

const ticked = z.literal('on', 'fields.required');

/** Consent to process, the confirmation of the school, and (after the deadline) why it is late. */
export const handInForm = z.object({
  ...place,
  representative: nameLine(200),
  relation: z.enum(relations, 'fields.required'),
  consents: ticked,
  confirmer: nameLine(200),
  confirmerOffice: nameLine(120),
  interest: z.enum(interests, 'fields.required'),
  confirms: ticked,
  lateReason: lines(500),
});

/** One line of a class list. */
export type ClassRow = { name: string; birthYear: number | null; className: string };

/** A class list; `isSeen` once its lines were shown. */
export const classListForm = z
  .object({ token: place.token, table: needed(20_000), seen: text(3) })
  .transform(({ seen, ...form }) => ({ ...form, isSeen: seen === 'on' }));
