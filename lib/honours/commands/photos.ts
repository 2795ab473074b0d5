/**
 * The picture of an honour, as the office puts it there and takes it away.
 * Owns the order event → picture. Whether it is seen is asked of the consent by the public views, at each reading.
 * Refuses people without the office, awards without a decision that stands, and pictures that are none.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { honourPhoto } from '@/db/schema/honour-photos';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { smallPhoto } from '../small-photo';

/**
 * Keeps a picture for the honour of an award; the one before it is gone. Redrawn small, without place, time and device.
 * @throws DomainError access.notPermitted, honours.photoKind, honours.photoNeedsHonour, honours.photoRefused
 */
export async function keepHonourPhoto(
  tx: Tx,
  actor: Actor,
  input: { awardId: number; bytes: Uint8Array },
): Promise<void> {
  if (!can(actor.roles, 'honours.keepPhoto')) throw new DomainError('access.notPermitted');
  const { bytes, width, height } = await smallPhoto(input.bytes);
  const associationId = await currentAssociationId(tx);
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  await record(tx, actor, {
    kind: 'consent.photoKept',
    subjectType: 'party',
    subjectId: await honouredParty(tx, input.awardId),
    payload: { fingerprint: fingerprint.slice(0, 16), size: bytes.length },
  });
  await tx.insert(honourPhoto).values({
    ...{ associationId, awardId: input.awardId, width, height, fingerprint, content: bytes },
    // The database fills these in from the award, and the one who keeps it from the session.
    ...{ partyId: 0, year: 0, label: '', recipientKind: '', keptBy: actor.userId },
  });
}

/** Takes the picture of an award's honour away, for good. @throws DomainError access.notPermitted, honours.photoGone */
export async function removeHonourPhoto(tx: Tx, actor: Actor, input: { awardId: number }): Promise<void> {
  if (!can(actor.roles, 'honours.keepPhoto')) throw new DomainError('access.notPermitted');
  const [photo] = await tx.execute<{ id: number; partyId: string }>(sql`
    SELECT id, party_id AS "partyId" FROM app.photo_of_award(${input.awardId})`);
  if (!photo) throw new DomainError('honours.photoGone');
  await record(tx, actor, {
    kind: 'consent.photoRemoved',
    subjectType: 'party',
    subjectId: String(photo.partyId),
    payload: {},
  });
  await tx.execute(sql`SELECT app.remove_honour_photo(${photo.id})`);
}

async function honouredParty(tx: Tx, awardId: number): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`
    SELECT party_id AS id FROM app.award WHERE association_id = app.current_association() AND id = ${awardId}`);
  if (!row) throw new DomainError('honours.photoNeedsHonour');
  return String(row.id);
}
