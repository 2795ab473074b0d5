/**
 * One donor under several names: joining, separating, and settling a pair as two.
 * A join re-points nothing: gifts, papers and consents stay with the name they came under, readings take both.
 * Refuses chains and rings (the database does), and parties that never gave anything.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { donorDistinct, party } from '@/db/schema/people';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { groupOf } from '@/lib/people/group';
import type { PairForm } from '../schema';

const subject = (partyId: number) => ({ subjectType: 'party', subjectId: String(partyId) }) as const;

/**
 * Makes `aliasId` another name of `headId`; undone by separateDonors.
 * Errors: access.notPermitted, people.notFound, donors.aliasOfItself, alreadyAlias, headIsAlias, aliasHasAliases.
 */
export async function joinDonors(
  tx: Tx,
  actor: Actor,
  input: { headId: number; aliasId: number; reason: string },
): Promise<void> {
  await beginOnNames(tx, actor);
  const { headId, aliasId, reason } = input;
  for (const id of [headId, aliasId]) await mustBeDonor(tx, id);
  await record(tx, actor, { kind: 'party.joined', ...subject(aliasId), payload: { headId } }, reason);
  await tx
    .update(party)
    .set({ aliasOf: headId })
    .where(and(eq(party.associationId, await currentAssociationId(tx)), eq(party.id, aliasId)));
}

/** Lets an alias stand by itself again. Errors: access.notPermitted, donors.notAlias. Returns the former head. */
export async function separateDonors(
  tx: Tx,
  actor: Actor,
  input: { aliasId: number; reason: string },
): Promise<number> {
  await beginOnNames(tx, actor);
  const mine = and(eq(party.associationId, await currentAssociationId(tx)), eq(party.id, input.aliasId));
  const [row] = await tx.select({ headId: party.aliasOf }).from(party).where(mine);
  if (!row?.headId) throw new DomainError('donors.notAlias');
  const { headId } = row;
  await record(
    tx,
    actor,
    { kind: 'party.separated', ...subject(input.aliasId), payload: { headId } },
    input.reason,
  );
  await tx.update(party).set({ aliasOf: null }).where(mine);
  return headId;
}

/** Settles a pair as two donors; it leaves the queue. Errors: access.notPermitted, people.notFound, donors.pairSettled. */
export async function keepDonorsApart(tx: Tx, actor: Actor, input: PairForm): Promise<void> {
  await beginOnNames(tx, actor);
  const pair = inOrder(input);
  for (const id of [pair.oneId, pair.otherId]) await mustBeDonor(tx, id);
  const payload = { otherId: pair.otherId };
  await record(tx, actor, { kind: 'party.keptApart', ...subject(pair.oneId), payload });
  await tx
    .insert(donorDistinct)
    .values({ associationId: await currentAssociationId(tx), ...pair, decidedBy: 0 });
}

/** Brings a settled pair back into the queue. Errors: access.notPermitted, donors.pairSettled. */
export async function lookAgainAtDonors(tx: Tx, actor: Actor, input: PairForm): Promise<void> {
  await beginOnNames(tx, actor);
  const { oneId, otherId } = inOrder(input);
  await record(tx, actor, { kind: 'party.lookedAtAgain', ...subject(oneId), payload: { otherId } });
  const ended = await tx
    .update(donorDistinct)
    .set({ endedAt: new Date().toISOString() })
    .where(
      and(
        eq(donorDistinct.associationId, await currentAssociationId(tx)),
        sql`(${donorDistinct.oneId} IN ${groupOf(oneId)} AND ${donorDistinct.otherId} IN ${groupOf(otherId)}
         OR ${donorDistinct.oneId} IN ${groupOf(otherId)} AND ${donorDistinct.otherId} IN ${groupOf(oneId)})`,
        isNull(donorDistinct.endedAt),
      ),
    )
    .returning({ id: donorDistinct.id });
  if (ended.length === 0) throw new DomainError('donors.pairSettled');
}

/** Permission, then one hand at a time on the names of this association's donors. */
async function beginOnNames(tx: Tx, actor: Actor): Promise<void> {
  if (!can(actor.roles, 'donors.edit')) throw new DomainError('access.notPermitted');
  await tx.execute(sql`SELECT app.lock_aliases(app.current_association())`);
}

async function mustBeDonor(tx: Tx, id: number): Promise<void> {
  const rows = await tx.execute(
    sql`SELECT 1 FROM app.contribution WHERE association_id = app.current_association() AND donor_id = ${id} LIMIT 1`,
  );
  if (rows.length === 0) throw new DomainError('people.notFound');
}

const inOrder = ({ oneId, otherId }: PairForm): PairForm => ({
  oneId: Math.min(oneId, otherId),
  otherId: Math.max(oneId, otherId),
});
