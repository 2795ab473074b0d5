/** Writing down what the papers of a file say, so that the rules have something to judge. Older facts stay on record. */
import type { Tx } from '@/db/client';
import { nominationFacts, nominationPrize } from '@/db/schema/award-facts';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { holdRoundOf } from '../hold-round';
import type { FileFacts } from '../schema/facts';

/**
 * Keeps the facts of one file; from now on they are the ones that count. The rules are asked again by evaluateRound.
 * @throws DomainError awards.notFound, awards.wrongState once the awards are signed, access.notPermitted (by the
 * database) for who neither runs the round nor handed the file in
 */
export async function recordFacts(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; facts: FileFacts },
): Promise<void> {
  const { nominationId, facts } = input;
  const { associationId } = await holdRoundOf(tx, nominationId, 'share', ['open', 'meeting', 'proposed']);
  await record(tx, actor, {
    kind: 'nomination.factsRecorded',
    subjectType: 'nomination',
    subjectId: String(nominationId),
    payload: { prizes: facts.prizes.length },
  });
  const [row] = await tx
    .insert(nominationFacts)
    .values({
      associationId,
      nominationId,
      ...facts.result,
      pupils: facts.pupils,
      isPaidElsewhere: facts.isPaidElsewhere,
      recordedBy: actor.userId,
    })
    .returning({ id: nominationFacts.id });
  if (facts.prizes.length === 0) return;
  const factsId = row!.id;
  await tx
    .insert(nominationPrize)
    .values(
      facts.prizes.map((prize, at) => ({ associationId, factsId, nominationId, line: at + 1, ...prize })),
    );
}
