/**
 * Registering people and bodies. One row without a name, and the name beside it where it can be erased.
 * Every caller has recorded its own event or calls registerParty, which records one.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { party, personalValue } from '@/db/schema/people';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { lockPeople } from './locked';
import type { PartyInput, PersonalField } from './schema';

/**
 * Keeps one text as an erasable personal value and returns its id.
 * The caller must have recorded an event in this transaction. `partyId` null: the text is about no one in particular.
 */
export async function keepText(
  tx: Tx,
  partyId: number | null,
  field: PersonalField,
  value: string,
): Promise<number> {
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(personalValue)
    .values({ associationId, partyId, field, value })
    .returning({ id: personalValue.id });
  return row!.id;
}

/** Registers a person or body with a name and what else is known; returns the party id. */
export async function registerParty(tx: Tx, actor: Actor, input: PartyInput): Promise<number> {
  await record(tx, actor, {
    kind: 'party.registered',
    subjectType: 'party',
    subjectId: '',
    payload: { kind: input.kind },
  });
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(party)
    .values({
      associationId,
      kind: input.kind,
      unitCode: input.unitCode,
      birthYear: input.birthYear,
      guardianId: input.guardianId,
      parentId: input.parentId,
      userId: input.userId,
    })
    .returning({ id: party.id });
  const id = row!.id;
  await keepText(tx, id, 'name', input.name);
  if (input.phone) await keepText(tx, id, 'phone', input.phone);
  if (input.address) await keepText(tx, id, 'address', input.address);
  return id;
}

/**
 * Registers many at one stroke, in their order; returns the ids. Each has an event of its own, as with `registerParty`.
 * The texts are taken as they are: normalised before.
 */
export async function registerParties(
  tx: Tx,
  actor: Actor,
  inputs: readonly Pick<PartyInput, 'kind' | 'name' | 'phone' | 'address' | 'unitCode'>[],
): Promise<number[]> {
  if (inputs.length === 0) return [];
  const [row] = await tx.execute<{ ids: (string | number)[] }>(
    sql`SELECT to_json(app.register_parties(${JSON.stringify(inputs)}::jsonb, ${actor.correlationId})) AS ids`,
  );
  return row!.ids.map(Number);
}

/** Keeps many texts about people as erasable personal values, in their order; returns the ids. As `keepText`. */
export async function keepTexts(
  tx: Tx,
  field: PersonalField,
  texts: readonly { partyId: number; value: string }[],
): Promise<number[]> {
  if (texts.length === 0) return [];
  const associationId = await currentAssociationId(tx);
  const rows = await tx
    .insert(personalValue)
    .values(texts.map(({ partyId, value }) => ({ associationId, partyId, field, value })))
    .returning({ id: personalValue.id });
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

/** Replaces one text of a person: the old row is ended, a new one begins; both stay provable. */
export async function changeText(
  tx: Tx,
  actor: Actor,
  partyId: number,
  field: PersonalField,
  value: string,
): Promise<void> {
  await lockPeople(tx, [partyId]);
  await record(tx, actor, {
    kind: 'party.changed',
    subjectType: 'party',
    subjectId: String(partyId),
    payload: { fields: [field] },
  });
  await tx
    .update(personalValue)
    .set({ endedAt: new Date().toISOString() })
    .where(
      and(eq(personalValue.partyId, partyId), eq(personalValue.field, field), isNull(personalValue.endedAt)),
    );
  await keepText(tx, partyId, field, value);
}
