/**
 * Links for schools and hamlets that hand in files without an account: made, and closed with a reason.
 * Owns the secret of a link, which is shown once; only its hash is stored. Refuses to send it anywhere.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/db/client';
import { nominationLink, nominationLinkCategory, nominationLinkClosure } from '@/db/schema/nomination-links';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';
import { holdRound } from '../hold-round';
import type { LinkInput } from '../schema/link-forms';

/**
 * Makes a link of an open round; `expiresOn` is its last day in Việt Nam. Returns the secret, which cannot be
 * read again, and the square that leads there. `token`: given for the link of the sample data alone.
 * @throws DomainError awards.wrongState, awards.notFound (a category of another round), links.badExpiry, access.notPermitted
 */
export async function makeNominationLink(
  tx: Tx,
  actor: Actor,
  input: LinkInput,
  token = randomBytes(24).toString('base64url'),
): Promise<{ linkId: number; token: string; square: QrDrawing }> {
  const round = await holdRound(tx, input.roundId, 'share', ['open']);
  await record(tx, actor, {
    kind: 'nominationLink.made',
    subjectType: 'nominationLink',
    subjectId: '',
    payload: { round: round.id },
  });
  const { associationId } = round;
  const [row] = await tx
    .insert(nominationLink)
    .values({
      ...{ associationId, roundId: round.id, unit: input.unit, expiresOn: input.expiresOn },
      ...{ tokenHash: createHash('sha256').update(token).digest(), madeBy: actor.userId },
    })
    .returning({ id: nominationLink.id });
  const linkId = row!.id;
  await tx
    .insert(nominationLinkCategory)
    .values(input.categoryIds.map((categoryId) => ({ associationId, linkId, categoryId })));
  return { linkId, token, square: qrDrawing(input.linkStart + token) };
}

/**
 * Closes a link at once; drafts that were never handed in are erased, files that were stay.
 * @throws DomainError links.alreadyClosed, access.notPermitted
 */
export async function closeNominationLink(
  tx: Tx,
  actor: Actor,
  input: { linkId: number; reason: string },
): Promise<void> {
  await record(tx, actor, {
    kind: 'nominationLink.closed',
    subjectType: 'nominationLink',
    subjectId: String(input.linkId),
    payload: {},
  });
  await tx.insert(nominationLinkClosure).values({
    ...{ associationId: await currentAssociationId(tx), linkId: input.linkId },
    ...{ reason: input.reason, closedBy: actor.userId },
  });
}
