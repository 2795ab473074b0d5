/**
 * Awards paid in instalments: the plan of a round, and the checks of results before each of them.
 * Owns the order of events and rows. The database makes the instalments when the award is decided, refuses a check out
 * of order, and frees what is stopped. Refuses to pay: the order to pay takes what was checked.
 */
import type { Tx } from '@/db/client';
import { instalmentCheck, instalmentPlan } from '@/db/schema/instalments';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { holdRound } from '../hold-round';
import { partyOfAwards } from '../queries/instalments';
import type { PlanInput, ResultCheck } from '../schema/instalment-forms';

/**
 * Says in how many instalments the awards of a round are paid, from which day and how many months apart; the newest
 * plan counts until something is decided.
 * @throws DomainError access.notPermitted, awards.notFound, awards.notRenewable, awards.planStands, awards.instalmentTooSmall
 */
export async function planInstalments(tx: Tx, actor: Actor, input: PlanInput): Promise<void> {
  if (!can(actor.roles, 'awards.manageRound')) throw new DomainError('access.notPermitted');
  const round = await holdRound(tx, input.roundId, 'share');
  await record(tx, actor, {
    ...({ kind: 'round.instalmentsPlanned', subjectType: 'round', subjectId: String(round.id) } as const),
    payload: { parts: input.parts },
  });
  const { parts, firstDueOn, monthsApart } = input;
  await tx.insert(instalmentPlan).values({
    ...{ associationId: round.associationId, roundId: round.id, madeBy: actor.userId },
    ...{ parts, firstDueOn, monthsApart },
  });
}

/**
 * Records what was seen of the results of many recipients, in the order of awards and instalments. Results that no
 * longer hold stop that instalment and all after it.
 * @returns how many were recorded and how many of them stop
 * @throws DomainError access.notPermitted, awards.notFound, awards.ownAward and its kind, awards.instalmentStopped,
 * awards.instalmentChecked, awards.instalmentOnOrder, awards.instalmentOutOfOrder, awards.checkTooEarly, ledger.futureDate
 */
export async function checkResults(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; seenOn: DateVn; checks: readonly ResultCheck[] },
): Promise<{ recorded: number; stopped: number }> {
  if (!can(actor.roles, 'awards.checkResults')) throw new DomainError('access.notPermitted');
  const round = await holdRound(tx, input.roundId, 'share');
  const parties = await partyOfAwards(tx, round.id);
  const checks = [...input.checks].sort((a, b) => a.awardId - b.awardId || a.number - b.number);
  for (const check of checks) {
    const partyId = parties.get(check.awardId);
    if (partyId === undefined) throw new DomainError('awards.notFound');
    await record(tx, actor, {
      ...({ kind: 'award.resultsChecked', subjectType: 'award', subjectId: String(check.awardId) } as const),
      payload: { number: check.number, outcome: check.outcome },
    });
    const keep = (field: 'note' | 'reason', text: string) =>
      text === '' ? null : keepText(tx, partyId, field, text);
    await tx.insert(instalmentCheck).values({
      ...{ associationId: round.associationId, awardId: check.awardId, number: check.number },
      ...{
        outcome: check.outcome,
        paperKind: check.paperKind,
        seenOn: input.seenOn,
        checkedBy: actor.userId,
      },
      paperValueId: await keep('note', normaliseText(check.paperNumber)),
      reasonValueId: await keep('reason', normaliseLines(check.reason)),
    });
  }
  return {
    recorded: checks.length,
    stopped: checks.filter(({ outcome }) => outcome === 'fails').length,
  };
}
