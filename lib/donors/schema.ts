/** Shapes of the donor forms and of the list's query. */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';
import { nameText } from '@/lib/people/schema';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = (max: number) =>
  z.preprocess(single, z.string().max(max, 'fields.tooLong').default('')).transform(normaliseText);

const partyId = z.preprocess(
  single,
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
);
/** Why two names are one donor, or are two again: a short sentence, or nothing. */
const reason = optional(500);

export const donorForm = z.object({
  donorId: partyId,
  name: z.preprocess(single, nameText),
  phone: optional(30),
  address: optional(300),
});
export type DonorForm = z.output<typeof donorForm>;

/** Reads /nguoi-ung-ho?q=…&sau=<id>~<folded name>; what cannot be read is left out. */
export function readDonorQuery(query: Record<string, string | string[] | undefined>) {
  const q = typeof query.q === 'string' ? normaliseText(query.q).slice(0, 100) : '';
  const place = typeof query.sau === 'string' ? /^(\d{1,15})~(.{0,200})$/.exec(query.sau) : null;
  return { q: q || undefined, after: place ? { id: Number(place[1]), folded: place[2]! } : undefined };
}

export const joinForm = z.object({ headId: partyId, aliasId: partyId, reason });
export const separateForm = z.object({ aliasId: partyId, reason });
export const pairForm = z.object({ oneId: partyId, otherId: partyId });
export type PairForm = z.output<typeof pairForm>;
