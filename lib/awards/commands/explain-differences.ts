/** Saying why an award is not what the rules suggest, before it is proposed or signed. A reason given is never changed. */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound } from '../hold-round';
import { keepReason } from '../keep-reason';
import { differencesOf } from '../queries/suggestions';

/**
 * Keeps the reasons for files that differ from the last evaluation of their round; files left out stay unexplained.
 * @returns how many reasons were kept
 * @throws DomainError rules.reasonMissing when there is none for a file that needs one, rules.evaluatedMeanwhile,
 * awards.recused, awards.wrongState, awards.notFound
 */
export async function explainDifferences(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; reasons: readonly { nominationId: number; reason: string }[] },
): Promise<number> {
  const round = await holdRound(tx, input.roundId, 'share', ['proposed']);
  const open = (await differencesOf(tx, round.id)).filter((one) => one.reason === '');
  const given = input.reasons.flatMap(({ nominationId, reason }) => {
    const difference = open.find((one) => one.nominationId === nominationId);
    return difference && reason.trim() !== '' ? [{ difference, reason }] : [];
  });
  if (given.length === 0) throw new DomainError('rules.reasonMissing');
  await record(tx, actor, {
    kind: 'award.differenceExplained',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: given.length },
  });
  for (const { difference, reason } of given) await keepReason(tx, actor, round, [difference], reason);
  return given.length;
}
