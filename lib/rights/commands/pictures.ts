/**
 * Looking at pictures of signed papers after an erasure, and opening an original that is kept locked.
 * Owns the redrawing of the covered picture (lib/awards/signed-list). Refuses what the database refuses: other offices, who
 * stands aside, a second look, the very picture that shows the name.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { cleanSignedList } from '@/lib/awards/signed-list';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { pictureTypes } from '../queries/pictures';
import type { LookOutcome, PictureKey } from '../schema/pictures';

/**
 * Records what was seen on one picture. Covered or taken out, the original goes, or is locked while accounting law keeps it.
 * @returns the last day of keeping; null: nothing is kept @throws DomainError access.notPermitted, rights.notFound,
 * rights.checkFirst, rights.roundRuns, rights.alreadyLooked, rights.sameWithName, awards.recused, links.listKind, links.listUnsafe
 */
export async function lookAtPicture(
  tx: Tx,
  actor: Actor,
  input: { requestId: number; picture: PictureKey; outcome: LookOutcome; bytes: Uint8Array },
): Promise<DateVn | null> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const { requestId, picture, outcome } = input;
  const cover = outcome === 'covered' ? await cleanSignedList(input.bytes) : null;
  const [row] = await tx.execute<{ until: DateVn | null }>(sql`
    SELECT app.look_at_picture(${requestId}, ${picture.paper}, ${picture.ownerId}, ${picture.version}, ${outcome},
      ${cover?.kind ?? ''}, ${cover?.bytes ?? null}::bytea)::text AS until`);
  return row!.until;
}

/**
 * One locked original as an address that holds it ("data:"), for a reason of three characters or more; on record before it
 * is returned. @throws DomainError access.notPermitted, rights.readingNeedsReason, rights.notLocked
 */
export async function readLockedPicture(
  tx: Tx,
  actor: Actor,
  { lockId, reason }: { lockId: number; reason: string },
): Promise<string> {
  if (!can(actor.roles, 'lockedNames.read')) throw new DomainError('access.notPermitted');
  const [row] = await tx.execute<{ kind: string; content: Buffer }>(
    sql`SELECT kind, content FROM app.read_locked_paper(${lockId}, ${reason})`,
  );
  if (!row) throw new DomainError('rights.notLocked');
  return `data:${pictureTypes[row.kind]![1]};base64,${Buffer.from(row.content).toString('base64')}`;
}
