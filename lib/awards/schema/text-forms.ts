/** What the form about the words of a paper sends: boxes of text as typed, and what the writer had before him. Pure. */
import { z } from 'zod';
import { needed, roundSlug, rowIds, text } from './fields';

export const textKinds = ['submission', 'minutes', 'decision'] as const;
export type TextKind = (typeof textKinds)[number];

/** Address words of the three papers. */
export const textSlugs = {
  'to-trinh': 'submission',
  'bien-ban': 'minutes',
  'quyet-dinh': 'decision',
} as const;

/** The kind behind a word of the address; undefined for any other word. */
export function textKindOf(slug: string): TextKind | undefined {
  return Object.hasOwn(textSlugs, slug) ? textSlugs[slug as keyof typeof textSlugs] : undefined;
}

/** The word of the address for a kind. */
export function textSlugOf(kind: TextKind): string {
  return Object.entries(textSlugs).find(([, one]) => one === kind)![0];
}

/** A paper's words as they were typed, one ground, paragraph or receiver a line. */
export interface TypedText {
  subject: string;
  authority: string;
  grounds: string;
  body: string;
  closing: string;
  distribution: string;
  signAuthority: string;
  signOffice: string;
}

export interface RoundTextInput extends TypedText {
  /** Address of the round. */
  round: string;
  kind: TextKind;
  /** Version that was shown; 0 for the proposal. */
  afterVersion: number;
  /** Digest of the list it was written for, as it was shown. */
  list: string;
  /** Documents of the register that a decision cites. */
  cite: number[];
  /** Why a document is cited that is not in force on the day; empty: none is. */
  keptReason: string;
}

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);

export const roundTextForm = z.object({
  round: roundSlug,
  kind: z.preprocess(single, z.enum(textKinds, 'fields.invalid')),
  afterVersion: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,6}$/, 'fields.invalid')
      .transform(Number),
  ),
  list: z.preprocess(single, z.string().regex(/^[0-9a-f]{0,64}$/, 'fields.invalid')),
  subject: needed(300),
  authority: text(200),
  grounds: text(6000),
  body: needed(12_000),
  closing: text(1000),
  distribution: text(1000),
  signAuthority: text(120),
  signOffice: text(120),
  cite: rowIds,
  keptReason: text(300),
}) satisfies z.ZodType<RoundTextInput>;
