/**
 * The donors of a list: who is known already, who is registered now, and how each is named.
 * Owns which rows are one donor; commands/record-list.ts calls it inside its transaction.
 * Refuses one question for each row: five thousand of them are as many ways to the database and back.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { registerParties } from '@/lib/people/commands';
import type { PartyKind } from '@/lib/people/schema';
import type { ListWork } from './list-work';
import type { KnownDonor } from './record-parts';
import { usualNameChoice } from './rules';
import type { DonorInput, PublicNameChoice } from './schema';
import type { ListGift } from './schema/list-input';

export interface GiftDonor extends KnownDonor {
  choice: PublicNameChoice;
}

/** So many are registered before the wish to stop is heard again. */
const AT_ONCE = 250;

type NewDonor = Exclude<DonorInput, { id: number }>;

const keyOf = (donor: DonorInput) =>
  'id' in donor
    ? String(donor.id)
    : JSON.stringify([normaliseText(donor.name), donor.kind, donor.address ?? '', donor.phone ?? '']);

/**
 * The donor of each row, in the order of the rows. New donors with the same name, kind and address are one donor;
 * a donor known before keeps the way of being named. Errors: people.notFound, lists.cancelled.
 */
export async function donorsOfList(
  tx: Tx,
  actor: Actor,
  gifts: readonly ListGift[],
  work: ListWork,
): Promise<GiftDonor[]> {
  const found = await knownDonors(
    tx,
    gifts.flatMap(({ donor }) => ('id' in donor ? [donor.id] : [])),
  );
  const fresh = new Map<string, NewDonor>();
  for (const { donor } of gifts) if (!('id' in donor)) fresh.set(keyOf(donor), donor);
  const waiting = [...fresh];
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    // Donors are the first half of the work, gifts and vouchers the second.
    work.at('recording', Math.floor(((from / waiting.length) * gifts.length) / 2), gifts.length);
    const chunk = waiting.slice(from, from + AT_ONCE);
    const ids = await registerParties(
      tx,
      actor,
      chunk.map(([, donor]) => ({ ...donor, name: normaliseText(donor.name) })),
    );
    for (const [at, [key, { kind }]] of chunk.entries())
      found.set(key, { id: ids[at]!, kind, choice: usualNameChoice(kind, undefined) });
  }
  return gifts.map(({ donor }) => {
    const known = found.get(keyOf(donor));
    if (!known) throw new DomainError('people.notFound', { fields: { donor: 'people.notFound' } });
    return known;
  });
}

/** Donors chosen by id, under the head of their names, with the choice of their latest gift under any of them. */
async function knownDonors(tx: Tx, ids: readonly number[]): Promise<Map<string, GiftDonor>> {
  const rows = await tx.execute<{
    asked: string;
    id: string;
    kind: PartyKind;
    choice: PublicNameChoice | null;
  }>(
    sql`SELECT p.id AS asked, h.id, h.kind,
               (SELECT c.public_name_choice FROM app.contribution c
                 WHERE c.association_id = h.association_id AND c.status IN ('waiting', 'posted')
                   AND c.donor_id IN (SELECT g.id FROM app.party g WHERE g.association_id = h.association_id AND (g.id = h.id OR g.alias_of = h.id))
                 ORDER BY c.occurred_on DESC, c.id DESC LIMIT 1) AS choice
          FROM app.party p
          JOIN app.party h ON h.association_id = p.association_id AND h.id = coalesce(p.alias_of, p.id)
         WHERE p.association_id = app.current_association()
           AND p.id IN (SELECT value::bigint FROM jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb))`,
  );
  return new Map(
    rows.map(({ asked, id, kind, choice }) => [
      String(asked),
      { id: Number(id), kind, choice: usualNameChoice(kind, choice ?? undefined) },
    ]),
  );
}
