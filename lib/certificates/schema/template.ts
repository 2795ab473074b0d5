/**
 * The wording of a certificate as data: a text with a few places that are filled in, a sheet and a block for the signature.
 * Owns the list of those places; a text with any other, or with a stray brace, is refused here and by the database.
 * Pure. Refuses markup: what is typed is printed as it was typed.
 */
import { z } from 'zod';

/** Places a wording may hold, as they are typed between braces. */
export const placeholders = ['thanh-tich', 'dot-xet', 'nam-hoc', 'hoi'] as const;
export type Placeholder = (typeof placeholders)[number];

export const sheets = ['a4', 'a5'] as const;
export type CertificateSheet = (typeof sheets)[number];

/** Longest wording before its places are filled; what one sheet holds after is bounded in lib/documents. */
export const MAX_WORDING = 240;

export const templateCategories = [
  'excellentTeacher',
  'specialHardshipStudent',
  'academicPrizeStudent',
  'contestWinner',
  'activeMember',
] as const;

/** True when every brace belongs to a place of the list. */
export function hasOnlyKnownPlaceholders(wording: string): boolean {
  const known = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g');
  return !/[{}]/.test(wording.replace(known, ''));
}

export const templateShape = z.object({
  name: z.string().min(1).max(120),
  /** Empty: for every kind of award. */
  categories: z.array(z.enum(templateCategories)),
  wording: z
    .string()
    .min(1)
    .max(MAX_WORDING, 'certificates.textTooLong')
    .refine(hasOnlyKnownPlaceholders, 'certificates.unknownPlaceholder'),
  sheet: z.enum(sheets),
  /** Line above TẶNG; empty: "Chủ tịch" and the name of the association. */
  heading: z.string().max(120),
  /** Lines above the signature; empty: as on the decision. */
  signerAuthority: z.string().max(80),
  signerOffice: z.string().max(60),
});
export type TemplateInput = z.infer<typeof templateShape>;

/** The wording with its places filled. */
export function fillWording(wording: string, values: Readonly<Record<Placeholder, string>>): string {
  return placeholders
    .reduce((text, place) => text.replaceAll(`{${place}}`, () => values[place]), wording)
    .replace(/\s+/g, ' ')
    .trim();
}
