/**
 * Hands raised in the room as they stand: the sheet of each file, the paper, who confirmed, and where somebody's own
 * vote says otherwise. Owns only the reading; whether they count is said by app.room_confirmations, as in the tally.
 */
import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roomPaper } from '@/db/schema/raised-hands';
import type { Actor } from '@/lib/access/actor';
import { fingerprintOf } from '../fingerprint';
import {
  type DeskFacts,
  type DeskFilter,
  type DeskGroup,
  deskOf,
  isInGroup,
  type Leftover,
} from '../rules/meeting-desk';
import { confirmationsNeeded } from '../rules/tally';
import type { VoteChoice } from '../schema/inputs';
import { type PaperKind, paperTypes, readHands } from '../schema/raised-hands';
import { type Dossier, dossierList } from './dossiers';
import { guestSeatsOf } from './guest-seats';
import { councilOf } from './meeting';
import { roundBySlug } from './rounds';
import { shownPicture } from './shown-picture';

export interface RoomHand {
  userId: number;
  name: string;
  /** Seated for this file alone. */
  isGuest: boolean;
  /** Null: nothing was written down. */
  hand: VoteChoice | null;
  /** What this person cast himself, where it differs from the hand: it is the one that counts. */
  ownInstead: VoteChoice | null;
}

export interface RoomFile {
  dossier: Dossier;
  version: number;
  /** Present members and guests who may decide about the file. */
  hands: RoomHand[];
  /** Null before there are a sheet and a paper. */
  digest: string | null;
  confirmedBy: string[];
  counts: boolean;
  /** Whether the reader may confirm it now. */
  mayConfirm: boolean;
}

export interface RoomPaperFacts {
  version: number;
  kind: PaperKind;
  size: number;
  fingerprint: string;
  attachedAt: string;
}

type SheetRow = {
  id: string;
  version: number | null;
  votes: string | null;
  recordedBy: string | null;
  digest: string | null;
  confirmations: number;
  recused: string[];
  own: Record<string, VoteChoice> | null;
  confirmed: string[];
};

function sheetRows(tx: Tx, roundId: number) {
  return tx.execute<SheetRow>(sql`
    SELECT n.id, s.version, s.votes, s.recorded_by AS "recordedBy", d.digest,
           app.room_confirmations(n.association_id, n.id) AS confirmations,
           ARRAY(SELECT r.user_id FROM app.recusal r WHERE r.association_id = n.association_id AND r.nomination_id = n.id) AS recused,
           (SELECT jsonb_object_agg(v.user_id, v.choice) FROM app.vote v
             WHERE v.association_id = n.association_id AND v.nomination_id = n.id) AS own,
           ARRAY(SELECT c.user_id FROM app.room_confirmation c WHERE c.association_id = n.association_id
                    AND c.nomination_id = n.id AND c.digest = d.digest ORDER BY c.confirmed_at) AS confirmed
      FROM app.nomination n
      CROSS JOIN LATERAL (SELECT app.room_digest(n.association_id, n.id) AS digest) d
      LEFT JOIN LATERAL (SELECT * FROM app.room_sheet x WHERE x.association_id = n.association_id AND x.nomination_id = n.id
                          ORDER BY x.version DESC LIMIT 1) s ON true
     WHERE n.round_id = ${roundId} AND n.status IN ('verified', 'shortlisted', 'reserve', 'notSelected')`);
}

/** The sheets of a round. Own votes of others are told only where `seesVotes`, as on the meeting page. */
export async function roomFiles(tx: Tx, actor: Actor, roundId: number): Promise<RoomFile[]> {
  const present = (await councilOf(tx, roundId)).filter((member) => member.isPresent);
  const rows = await sheetRows(tx, roundId);
  const seats = await guestSeatsOf(tx, roundId);
  return (await dossierList(tx, roundId)).flatMap((dossier): RoomFile[] => {
    const row = rows.find((one) => Number(one.id) === dossier.id);
    if (!row) return [];
    const sheet = readHands(row.votes ?? '');
    const own = row.own ?? {};
    const guests = seats
      .filter(
        (seat) => seat.nominationId === dossier.id && !present.some((one) => one.userId === seat.userId),
      )
      .map(({ userId, name }) => ({ userId, name, isGuest: true }));
    const members = present.map(({ userId, name }) => ({ userId, name, isGuest: false }));
    const able = [...members, ...guests].filter((one) => !row.recused.map(Number).includes(one.userId));
    const hands = able.map(({ userId, name, isGuest }): RoomHand => {
      const hand = sheet.find((one) => one.userId === userId)?.choice ?? null;
      const cast = own[String(userId)] ?? null;
      const isSeen = userId === actor.userId || own[String(actor.userId)] !== undefined;
      return {
        userId,
        name,
        isGuest,
        hand,
        ownInstead: hand && cast && cast !== hand && isSeen ? cast : null,
      };
    });
    const confirmed = row.confirmed.map(Number);
    return [
      {
        ...{ dossier, version: row.version ?? 0, hands, digest: row.digest },
        confirmedBy: [...members, ...guests]
          .filter((one) => confirmed.includes(one.userId))
          .map((one) => one.name),
        counts: row.confirmations >= confirmationsNeeded,
        mayConfirm:
          dossier.status === 'verified' &&
          able.some((one) => one.userId === actor.userId) &&
          row.digest !== null &&
          sheet.length > 0 &&
          Number(row.recordedBy) !== actor.userId &&
          !confirmed.includes(actor.userId),
      },
    ];
  });
}

/** The last paper of a round, without its bytes. */
export async function paperFactsOf(tx: Tx, roundId: number): Promise<RoomPaperFacts | null> {
  const { version, kind, size, fingerprint, attachedAt } = roomPaper;
  const [row] = await tx
    .select({ version, kind, size, fingerprint, attachedAt })
    .from(roomPaper)
    .where(eq(roomPaper.roundId, roundId))
    .orderBy(desc(roomPaper.version))
    .limit(1);
  return row ? { ...row, kind: row.kind as PaperKind } : null;
}

/** The last signed paper itself; null for who stands aside from a file of the round: its votes are on it. */
export async function signedPaper(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round || round.hiddenFiles > 0) return null;
  const [kept] = await tx
    .select({ kind: roomPaper.kind, content: roomPaper.content, version: roomPaper.version })
    .from(roomPaper)
    .where(eq(roomPaper.roundId, round.id))
    .orderBy(desc(roomPaper.version))
    .limit(1);
  const row = kept && (await shownPicture(tx, { ...kept, paper: 'raisedHands', ownerId: round.id }));
  if (!row) return null;
  const kind = row.kind as PaperKind;
  const filename = `bien-ban-da-ky-${round.slug}-${row.version}.${kind === 'jpeg' ? 'jpg' : kind}`;
  return { bytes: new Uint8Array(row.content), filename, contentType: paperTypes[kind] };
}

/** What is left to do about the hands of one file, for the reader. */
export function handsLeft({ dossier, hands, mayConfirm }: RoomFile): Leftover[] {
  const isUnwritten = dossier.status === 'verified' && hands.every(({ hand }) => hand === null);
  return [...(isUnwritten ? ['sheet' as const] : []), ...(mayConfirm ? ['confirm' as const] : [])];
}

/** Where a file stands among the groups of the page of hands. */
export const handsFacts = (file: RoomFile): DeskFacts => ({
  ...{ categoryId: file.dossier.categoryId, left: handsLeft(file) },
  unitName: file.dossier.unitName || file.dossier.unitWrittenAs,
});

/** Files of a group: those nothing is written down about, and those that wait for the reader with what he confirms. */
export async function groupFiles(tx: Tx, actor: Actor, roundId: number, group: DeskGroup) {
  const files = (await roomFiles(tx, actor, roundId)).filter((file) => isInGroup(handsFacts(file), group));
  return groupParts(files);
}

function groupParts(files: readonly RoomFile[]) {
  const toConfirm = files
    .filter((file) => file.mayConfirm)
    .map((file) => ({ nominationId: file.dossier.id, digest: file.digest! }));
  return {
    unwritten: files.filter((file) => handsLeft(file).includes('sheet')),
    toConfirm,
    digest: fingerprintOf(toConfirm.map((file) => `${file.nominationId}:${file.digest}`).join('\n')),
  };
}

/** The page of raised hands; `group`: what its bulk forms act on. */
export async function roomPage(tx: Tx, actor: Actor, slug: string, filter: DeskFilter = { page: 1 }) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const [files, paper] = [await roomFiles(tx, actor, round.id), await paperFactsOf(tx, round.id)];
  const desk = deskOf(inCategories(files), handsFacts, filter);
  return { round, desk, group: groupParts(desk.inGroup), paper };
}

/** By category, as on the meeting's page; within it as they come. */
const inCategories = (files: readonly RoomFile[]) =>
  files.toSorted((a, b) => a.dossier.categoryId - b.dossier.categoryId);

export type RoomData = NonNullable<Awaited<ReturnType<typeof roomPage>>>;
