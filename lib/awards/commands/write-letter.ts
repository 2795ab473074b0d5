/**
 * Writing the words of the letters after a round. Older words stay, and the next round begins from the newest.
 * Refuses words with a place that no letter of the kind can fill, so that the mistake is seen here and not by a family.
 */
import type { Tx } from '@/db/client';
import { roundLetter } from '@/db/schema/round-letters';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { resultPlaces, unknownResultPlace } from '@/lib/documents/result-letter';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound } from '../hold-round';
import { letterWords } from '../queries/results';
import type { WordsInput } from '../schema/after-forms';

/**
 * Keeps new words of one kind for a round; the same words again change nothing. `version`: of the words that were shown.
 * @throws DomainError papers.unknownPlace, awards.letterChanged (somebody wrote meanwhile), awards.notFound, access.notPermitted
 */
export async function writeRoundLetter(tx: Tx, actor: Actor, input: WordsInput): Promise<void> {
  const { kind, body } = input;
  const place = unknownResultPlace(kind, body);
  if (place !== undefined) {
    const known = resultPlaces[kind].map((name) => `[${name}]`).join(', ');
    throw new DomainError('papers.unknownPlace', {
      fields: { body: 'papers.unknownPlace' },
      params: { place, known },
    });
  }
  const round = await holdRound(tx, input.roundId, 'share');
  const now = (await letterWords(tx, round.id)).find((one) => one.kind === kind)!;
  if (now.body === body) return;
  await record(tx, actor, {
    kind: 'round.letterWritten',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { letter: kind, version: input.version + 1 },
  });
  await tx.insert(roundLetter).values({
    ...{ associationId: round.associationId, roundId: round.id, kind, body },
    ...{ version: input.version + 1, writtenBy: actor.userId },
  });
}
