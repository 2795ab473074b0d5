/** Votes from the room: the secretary writes down the hands, attaches the signed paper, two members confirm both. */
import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roomConfirmation, roomPaper, roomSheet } from '@/db/schema/raised-hands';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound } from '../hold-round';
import { groupFiles } from '../queries/raised-hands';
import type { DeskGroup } from '../rules/meeting-desk';
import type { VoteChoice } from '../schema/inputs';
import { paperKindOf, type SheetInput, writeHands } from '../schema/raised-hands';

/**
 * Writes down the hands raised about each file; a file whose hands are as before is left alone, any other gets a new
 * version, which nobody has confirmed. They count for nothing until a paper is attached and two have confirmed them.
 * @returns how many files got a new version
 * @throws DomainError awards.roomChanged when somebody wrote meanwhile, awards.notInCouncil (also for who is absent),
 *   awards.recused, awards.wrongState, awards.notFound, access.notPermitted
 */
export async function recordHands(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; sheets: SheetInput[] },
): Promise<{ files: number }> {
  const round = await holdRound(tx, input.roundId, 'share', ['meeting']);
  const changed: (SheetInput & { text: string })[] = [];
  for (const sheet of input.sheets) {
    const [last] = await tx
      .select({ version: roomSheet.version, votes: roomSheet.votes })
      .from(roomSheet)
      .where(eq(roomSheet.nominationId, sheet.nominationId))
      .orderBy(desc(roomSheet.version))
      .limit(1);
    const text = writeHands(sheet.votes);
    if (text === (last?.votes ?? '')) continue;
    if ((last?.version ?? 0) !== sheet.afterVersion) throw new DomainError('awards.roomChanged');
    changed.push({ ...sheet, text });
  }
  if (changed.length === 0) return { files: 0 };
  await record(tx, actor, {
    kind: 'vote.handsRecorded',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: changed.length },
  });
  await tx.insert(roomSheet).values(
    changed.map(({ nominationId, afterVersion, text }) => ({
      ...{ associationId: round.associationId, nominationId, version: afterVersion + 1 },
      ...{ votes: text, recordedBy: actor.userId },
    })),
  );
  return { files: changed.length };
}

/**
 * Writes down that everybody who may decide raised the hand the same way, about each file of a group nothing is written
 * down about. Acts on exactly as many files as the person was told, or on none.
 * @throws DomainError awards.groupChanged when the group has another number of such files by now; as recordHands
 */
export async function recordGroupHands(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; group: DeskGroup; count: number; choice: VoteChoice },
): Promise<{ files: number }> {
  const { unwritten } = await groupFiles(tx, actor, input.roundId, input.group);
  demandCount(unwritten.length, input.count);
  const sheets = unwritten.map(({ dossier, version, hands }) => ({
    ...{ nominationId: dossier.id, afterVersion: version },
    votes: hands.map(({ userId }) => ({ userId, choice: input.choice })),
  }));
  return recordHands(tx, actor, { roundId: input.roundId, sheets });
}

/**
 * Confirms every sheet of a group that waits for the actor, as it was shown: one fingerprint over all of them.
 * @throws DomainError awards.groupChanged, awards.roomChanged when one of them is not the one shown; as confirmHands
 */
export async function confirmGroupHands(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; group: DeskGroup; count: number; digest: string },
): Promise<void> {
  const { toConfirm, digest } = await groupFiles(tx, actor, input.roundId, input.group);
  demandCount(toConfirm.length, input.count);
  if (digest !== input.digest) throw new DomainError('awards.roomChanged');
  await confirmHands(tx, actor, { roundId: input.roundId, files: toConfirm });
}

function demandCount(found: number, told: number): void {
  if (found !== told) throw new DomainError('awards.groupChanged', { params: { told, found } });
}

/**
 * Attaches the photo or PDF of the signed minutes; every confirmation before it is void.
 * @throws DomainError awards.paperKind when it is neither PDF, JPEG nor PNG, awards.wrongState, access.notPermitted
 */
export async function attachSignedPaper(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; bytes: Uint8Array },
): Promise<{ version: number; fingerprint: string }> {
  const kind = paperKindOf(input.bytes);
  if (!kind) {
    const file = input.bytes.length === 0 ? 'fields.required' : 'awards.paperKind';
    throw new DomainError('awards.paperKind', { fields: { file } });
  }
  const round = await holdRound(tx, input.roundId, 'no key update', ['meeting']);
  const content = Buffer.from(input.bytes);
  const fingerprint = createHash('sha256').update(content).digest('hex');
  const [last] = await tx
    .select({ version: roomPaper.version })
    .from(roomPaper)
    .where(eq(roomPaper.roundId, round.id))
    .orderBy(desc(roomPaper.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  await record(tx, actor, {
    kind: 'vote.paperAttached',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { paper: kind, size: content.length, fingerprint },
  });
  await tx.insert(roomPaper).values({
    ...{ associationId: round.associationId, roundId: round.id, version },
    ...{ kind, size: content.length, fingerprint, content, attachedBy: actor.userId },
  });
  return { version, fingerprint };
}

/**
 * Confirms that hands were raised exactly so, about every file given; confirming again changes nothing.
 * @throws DomainError awards.roomChanged when a sheet or the paper is not the one shown any more, awards.roomPaperMissing,
 *   awards.roomOwnRecord, awards.notInCouncil, awards.recused, awards.wrongState, awards.nothingToConfirm
 */
export async function confirmHands(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; files: { nominationId: number; digest: string }[] },
): Promise<void> {
  if (input.files.length === 0) throw new DomainError('awards.nothingToConfirm');
  const round = await holdRound(tx, input.roundId, 'share', ['meeting']);
  await record(tx, actor, {
    kind: 'vote.handsConfirmed',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: input.files.length },
  });
  await tx
    .insert(roomConfirmation)
    .values(
      input.files.map(({ nominationId, digest }) => ({
        ...{ associationId: round.associationId, nominationId, digest },
        ...{ userId: actor.userId, confirmedAt: sql`now()` },
      })),
    )
    .onConflictDoNothing();
}
