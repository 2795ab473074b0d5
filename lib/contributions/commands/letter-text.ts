/**
 * Writing the words of the letter of thanks. Older words stay: letters printed with them show them again.
 * Refuses words with a place that no gift can fill, so that the mistake is seen here and not by a donor.
 */
import type { Tx } from '@/db/client';
import { paperText } from '@/db/schema/printing';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { letterPlaces, unknownPlace } from '@/lib/documents/thank-you-letter';
import { DomainError } from '@/lib/kernel/invariant';
import { letterPaper, letterText } from '../letter-text';

/** Keeps new words; the same words again change nothing. Errors: papers.unknownPlace. */
export async function writeLetterText(tx: Tx, actor: Actor, { body }: { body: string }): Promise<void> {
  const place = unknownPlace(body);
  if (place !== undefined) {
    const known = letterPlaces.map((name) => `[${name}]`).join(', ');
    throw new DomainError('papers.unknownPlace', {
      fields: { body: 'papers.unknownPlace' },
      params: { place, known },
    });
  }
  if ((await letterText(tx)).body === body) return;
  const associationId = await currentAssociationId(tx);
  await record(tx, actor, {
    kind: 'association.changed',
    subjectType: 'association',
    subjectId: String(associationId),
    payload: { fields: ['thankYouLetter'] },
  });
  await tx.insert(paperText).values({ associationId, paper: letterPaper, body, writtenBy: actor.userId });
}
