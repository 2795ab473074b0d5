/**
 * Pictures of signed papers that may show the name of somebody who was erased: how they are named in addresses, and the
 * forms about them. Pure. Refuses a look that says the name was covered and brings no picture.
 */
import { z } from 'zod';

export const paperSorts = ['nominationList', 'raisedHands'] as const;
export type PaperSort = (typeof paperSorts)[number];
export const lookOutcomes = ['notShown', 'covered', 'takenOut'] as const;
export type LookOutcome = (typeof lookOutcomes)[number];

export interface PictureKey {
  paper: PaperSort;
  /** The link of a signed list, the round of signed minutes. */
  ownerId: number;
  version: number;
}

/** How a picture is named in an address: "nominationList-12-1". */
export const pictureName = ({ paper, ownerId, version }: PictureKey): string =>
  `${paper}-${ownerId}-${version}`;

/** The picture of such a name; null for anything else. */
export function pictureOf(name: string): PictureKey | null {
  const [, paper, owner, version] =
    /^(nominationList|raisedHands)-([1-9]\d{0,14})-([1-9]\d{0,3})$/.exec(name) ?? [];
  return paper ? { paper: paper as PaperSort, ownerId: Number(owner), version: Number(version) } : null;
}

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const id = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
    .transform(Number),
);

/** What was found on one picture; `bytes` only with "covered". */
export const pictureLookForm = z
  .object({
    requestId: id,
    picture: z.preprocess(single, z.string({ error: 'fields.required' }).max(60)),
    outcome: z.preprocess(single, z.enum(lookOutcomes, { error: 'fields.required' })),
    file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).optional(),
  })
  .transform(({ file, picture, ...form }, context) => {
    const key = pictureOf(picture);
    if (!key) {
      context.addIssue({ code: 'custom', path: ['picture'], message: 'fields.invalid' });
      return z.NEVER;
    }
    const bytes = file?.bytes ?? new Uint8Array();
    if (form.outcome === 'covered' && bytes.length === 0)
      context.addIssue({ code: 'custom', path: ['file'], message: 'fields.required' });
    return { ...form, picture: key, bytes: form.outcome === 'covered' ? bytes : new Uint8Array() };
  });
