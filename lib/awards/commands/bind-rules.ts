/** Choosing the rules of a round that is open and has no file yet. Once chosen they are never changed. */
import type { Tx } from '@/db/client';
import { roundRules } from '@/db/schema/award-rules';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { holdRound } from '../hold-round';

/**
 * From now on the round follows this version.
 * @throws DomainError rules.roundUnderWay once there are files, rules.bindOnce, rules.notFound, rules.notYetValid,
 * awards.notFound, awards.wrongState
 */
export async function bindRules(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; ruleSetId: number; version: number },
): Promise<void> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['open']);
  await record(tx, actor, {
    kind: 'round.changed',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: {},
  });
  const { ruleSetId, version } = input;
  await tx
    .insert(roundRules)
    .values({ associationId: round.associationId, roundId: round.id, ruleSetId, version });
}
