/**
 * What the forms about the school's authority send: the photo of the signed list, who answers for the school, the code
 * with which that person confirms, and the reason for which a file is taken without either. Pure.
 * Refuses a tick that was not made.
 */
import { z } from 'zod';
import { nameLine, needed, roundSlug, rowId, text } from './fields';

export const authorities = ['head', 'paper', 'accepted', 'waiting'] as const;
export type Authority = (typeof authorities)[number];

const token = text(80);
/** The list as the page showed it; see app.link_list_digest. */
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'links.nothingHandedIn');

export const signedListForm = z
  .object({
    ...{ token, digest },
    file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).optional(),
  })
  .transform(({ file, ...form }) => ({ ...form, bytes: file?.bytes ?? new Uint8Array() }));

export const headForm = z.object({ token, headName: nameLine(200), headOffice: nameLine(120) });

/** Codes are read aloud and typed on a telephone: spaces and small letters do not matter. */
export const confirmListForm = z.object({
  ...{ token, digest },
  code: needed(40).transform((typed) => typed.replaceAll(/[\s.-]/g, '').toUpperCase()),
  confirms: z.literal('on', 'fields.required'),
});

export const headCodeForm = z.object({ round: roundSlug, linkId: rowId });

export const acceptanceForm = z.object({
  ...{ round: roundSlug, nominationId: rowId, reason: needed(500) },
  /** When the file that was shown had been handed in, as the database wrote it. */
  handedInAt: z.string().regex(/^\d{4}-\d\d-\d\dT[0-9:.+-]{8,30}$/, 'fields.invalid'),
});
