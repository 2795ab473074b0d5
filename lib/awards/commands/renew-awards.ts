/**
 * Carrying scholarships into the next school year: a file "gia hạn" for each, in a new round of the same programme.
 * Owns what a renewal takes over: the person, the category, school and class, and the plan a year later.
 * Refuses to award anything: the council looks at the file like at every other.
 */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination } from '@/db/schema/awards';
import { awardRenewal, instalmentPlan } from '@/db/schema/instalments';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { addMonths } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type HeldRound, holdRound } from '../hold-round';
import { planOf, type RenewableAward, renewableAwards } from '../queries/renewals';

/**
 * Hands in a file for each of these earlier awards. A round without a plan takes over the plan of the earlier round, a
 * year later for each school year between them.
 * @returns ids of the files, in the order of the awards
 * @throws DomainError access.notPermitted, awards.notFound, awards.roundNotOpen, awards.nothingTicked,
 * awards.noSuchCategory; by the database awards.renewalStopped, awards.renewalOtherProgramme, awards.alreadyRenewed
 */
export async function renewAwards(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; awardIds: readonly number[] },
): Promise<number[]> {
  if (!can(actor.roles, 'awards.manageRound')) throw new DomainError('access.notPermitted');
  const round = await holdRound(tx, input.roundId, 'share');
  if (round.status !== 'open') throw new DomainError('awards.roundNotOpen');
  const awardIds = [...new Set(input.awardIds)].sort((a, b) => a - b);
  if (awardIds.length === 0) throw new DomainError('awards.nothingTicked');
  const offered = await renewableAwards(tx, round.id);
  const chosen = awardIds.map((id) => offered.find(({ awardId }) => awardId === id));
  const files: number[] = [];
  for (const earlier of chosen) {
    if (!earlier) throw new DomainError('awards.notFound');
    files.push(await fileFor(tx, actor, round, earlier));
  }
  await takePlanOver(tx, actor, round, chosen[0]!);
  return files;
}

/** The file of one renewal: the same texts, in the category of the same kind. */
async function fileFor(tx: Tx, actor: Actor, round: HeldRound, earlier: RenewableAward): Promise<number> {
  if (earlier.newCategoryId === null) throw new DomainError('awards.noSuchCategory');
  await record(tx, actor, {
    ...({ kind: 'nomination.renewed', subjectType: 'nomination', subjectId: '' } as const),
    payload: { category: earlier.category, earlierAward: earlier.awardId },
  });
  const [before] = await tx.select().from(nomination).where(eq(nomination.id, earlier.nominationId));
  if (!before) throw new DomainError('awards.notFound');
  const { unitCode, unitWrittenAs, proposedByUnit, schoolValueId, classValueId } = before;
  const [row] = await tx
    .insert(nomination)
    .values({
      ...{ associationId: round.associationId, roundId: round.id, categoryId: earlier.newCategoryId },
      ...{ partyId: before.partyId, unitCode, unitWrittenAs, proposedByUnit, schoolValueId, classValueId },
      nominatedBy: actor.userId,
    })
    .returning({ id: nomination.id });
  await tx.insert(awardRenewal).values({
    ...{ associationId: round.associationId, nominationId: row!.id },
    ...{ earlierAwardId: earlier.awardId, madeBy: actor.userId },
  });
  return row!.id;
}

async function takePlanOver(tx: Tx, actor: Actor, round: HeldRound, earlier: RenewableAward): Promise<void> {
  const before = await planOf(tx, earlier.roundId);
  if (!before || (await planOf(tx, round.id))) return;
  const [years] = await tx.execute<{ n: number }>(sql`
    SELECT (left(b.school_year, 4)::int - left(a.school_year, 4)::int) AS n FROM app.award_round a, app.award_round b
     WHERE a.id = ${earlier.roundId} AND b.id = ${round.id}`);
  await record(tx, actor, {
    ...({ kind: 'round.instalmentsPlanned', subjectType: 'round', subjectId: String(round.id) } as const),
    payload: { parts: before.parts },
  });
  await tx.insert(instalmentPlan).values({
    ...{ associationId: round.associationId, roundId: round.id, madeBy: actor.userId },
    ...{ parts: before.parts, monthsApart: before.monthsApart },
    firstDueOn: addMonths(before.firstDueOn, 12 * years!.n),
  });
}
