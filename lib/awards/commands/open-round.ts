/** Opening a round, and choosing its council. Both belong to the secretary and the leaders. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundRules } from '@/db/schema/award-rules';
import { awardRound, councilMember, roundCategory } from '@/db/schema/awards';
import { programmeRound } from '@/db/schema/programmes';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { holdRound } from '../hold-round';
import type { RoundInput } from '../schema/inputs';

/**
 * Opens a round with its categories; the money will come from `fundId`. With `rules`, the round follows that version
 * of a rule set to its end.
 * @returns ids of the round and of its categories, in the order given
 * @throws DomainError awards.slugTaken, awards.noCategories, awards.unknownProgramme, rules.notFound, access.notPermitted (by the database)
 */
export async function openRound(
  tx: Tx,
  actor: Actor,
  input: RoundInput,
): Promise<{ roundId: number; slug: string; categoryIds: number[] }> {
  if (input.categories.length === 0) throw new DomainError('awards.noCategories');
  await record(tx, actor, {
    kind: 'round.opened',
    subjectType: 'round',
    subjectId: input.slug,
    payload: { schoolYear: input.schoolYear },
  });
  const associationId = await currentAssociationId(tx);
  const [round] = await tx
    .insert(awardRound)
    .values({
      associationId,
      slug: input.slug,
      name: normaliseText(input.name),
      schoolYear: input.schoolYear,
      fiscalYear: input.fiscalYear,
      fundId: input.fundId,
      deadlineOn: input.deadlineOn,
      openedBy: actor.userId,
    })
    .returning({ id: awardRound.id });
  const roundId = round!.id;
  const categories = await tx
    .insert(roundCategory)
    .values(input.categories.map((category) => ({ associationId, roundId, ...category })))
    .returning({ id: roundCategory.id });
  if (input.rules) await tx.insert(roundRules).values({ associationId, roundId, ...input.rules });
  const { programmeId } = input;
  if (programmeId) await tx.insert(programmeRound).values({ associationId, roundId, programmeId });
  return { roundId, slug: input.slug, categoryIds: categories.map((category) => category.id) };
}

/**
 * Seats the council: exactly these people, while the round is open.
 * @throws DomainError awards.wrongState after the meeting began, awards.notACouncilPerson without an office today
 */
export async function seatCouncil(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; userIds: number[] },
): Promise<void> {
  const userIds = [...new Set(input.userIds)];
  if (userIds.length === 0) throw new DomainError('awards.emptyCouncil');
  const round = await holdRound(tx, input.roundId, 'share', ['open']);
  await record(tx, actor, {
    kind: 'council.seated',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { members: userIds.length },
  });
  await tx.execute(
    sql`SELECT app.unseat_members(${round.id}, ${sql.param(`{${userIds.join(',')}}`)}::bigint[])`,
  );
  await tx
    .insert(councilMember)
    .values(userIds.map((userId) => ({ associationId: round.associationId, roundId: round.id, userId })))
    .onConflictDoNothing();
}

/**
 * Seats one more member: while the round is open, or in a meeting in which fewer than two are left to decide some file.
 * @throws DomainError awards.councilIsSeated, awards.wrongState, awards.notACouncilPerson without an office today
 */
export async function seatMember(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; userId: number },
): Promise<void> {
  const round = await holdRound(tx, input.roundId, 'share', ['open', 'meeting']);
  await record(tx, actor, {
    kind: 'council.seated',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { members: 1 },
  });
  await tx
    .insert(councilMember)
    .values({ associationId: round.associationId, roundId: round.id, userId: input.userId })
    .onConflictDoNothing();
}
