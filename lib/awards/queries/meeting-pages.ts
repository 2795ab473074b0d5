/**
 * What the page of the council's meeting and the projector show, read in one go; null: no such round for this reader.
 * Owns which files are on the page and what is left to do about each. Refuses to hand on files of other pages but by
 * number and name.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { type ConclusionFile, conclusionOf, waitsForResult } from '../rules/conclusion';
import { type DeskFilter, deskOf, FILES_ON_WALL, type Leftover } from '../rules/meeting-desk';
import { laneCounts, nextStepFor } from './board';
import { quotasOf } from './candidates';
import { approverShortages, filesWithoutOfficer } from './deadlocks';
import { guestChoicesOf } from './guest-seats';
import { filesWithoutAuthority } from './link-authority';
import { type CandidateFile, councilCandidates, councilOf, meetingFiles } from './meeting';
import { firstOrders, reasonsOf } from './orders';
import { type RoomFile, roomFiles } from './raised-hands';
import { roundBySlug } from './rounds';
import { todayOf } from './today';

/** The first page of all files. */
export const wholeDesk: DeskFilter = { page: 1 };

const isOpen = (file: CandidateFile) => file.dossier.status === 'verified';

/** Files in the order of the table: category, place of the council, name. */
function inTableOrder(files: readonly CandidateFile[]): CandidateFile[] {
  return files.toSorted(
    (a, b) =>
      a.dossier.categoryId - b.dossier.categoryId || (a.dossier.rank ?? 9999) - (b.dossier.rank ?? 9999),
  );
}

/** Files whose vote of this person is given: cast by himself, or by a hand that counts. */
function votedBy(files: readonly CandidateFile[], hands: readonly RoomFile[], userId: number): Set<number> {
  const cast = files.filter((file) => file.myVote !== null).map((file) => file.dossier.id);
  const raised = hands
    .filter((file) => file.counts && file.hands.some((one) => one.userId === userId && one.hand !== null))
    .map((file) => file.dossier.id);
  return new Set([...cast, ...raised]);
}

/** The council's meeting. */
export async function meetingPage(tx: Tx, actor: Actor, slug: string, filter: DeskFilter = wholeDesk) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const files = inTableOrder(await meetingFiles(tx, round.id, actor.userId));
  const hands = await roomFiles(tx, actor, round.id);
  const council = await councilOf(tx, round.id);
  const withoutAuthority = await filesWithoutAuthority(tx, round.id);
  const votes = council.some((one) => one.userId === actor.userId && one.isPresent);
  const voted = votedBy(files, hands, actor.userId);
  const leftOf = (file: CandidateFile): Leftover[] => {
    if (!isOpen(file) || round.status !== 'meeting') return [];
    const left: Leftover[] = votes && !voted.has(file.dossier.id) ? ['vote'] : [];
    if (waitsForResult(file)) left.push('result');
    if (!file.tally.hasQuorum) left.push('quorum');
    return withoutAuthority.includes(file.dossier.id) ? [...left, 'authority'] : left;
  };
  const ends = round.status === 'meeting' && can(actor.roles, 'awards.manageRound');
  const desk = deskOf(files, (file) => ({ ...placeOf(file), left: leftOf(file) }), filter);
  const waitsForMe = desk.files.filter((file) => leftOf(file).includes('vote'));
  return {
    ...{ round, council, files, withoutAuthority, desk },
    /** Files of the page that wait for the reader's vote. */
    waitingHere: waitsForMe.map((file) => file.dossier.id),
    conclusion: ends ? await conclusion(tx, round.id, files, withoutAuthority) : null,
    reasons: await reasonsOf(tx, round.id),
    toConfirm: hands.filter((file) => file.mayConfirm).length,
    candidates: await councilCandidates(tx),
    guestChoices: await guestChoicesOf(tx, round.id),
    shortages: await approverShortages(tx, round.id, round.minApprovals),
    withoutOfficer: await filesWithoutOfficer(tx, round.id),
    lanes: await laneCounts(tx, round.id),
    step: await nextStepFor(tx, actor, round),
    today: await todayOf(tx),
  };
}

function placeOf({ dossier }: Pick<CandidateFile, 'dossier'>) {
  return { categoryId: dossier.categoryId, unitName: dossier.unitName || dossier.unitWrittenAs };
}

async function conclusion(
  tx: Tx,
  roundId: number,
  files: readonly CandidateFile[],
  withoutAuthority: readonly number[],
) {
  const open = files.filter(isOpen).map(
    ({ dossier, tally, cast }): ConclusionFile => ({
      ...{ nominationId: dossier.id, tally, cast },
      waitsForSchool: withoutAuthority.includes(dossier.id),
    }),
  );
  return conclusionOf(open, await firstOrders(tx, roundId), await quotasOf(tx, roundId));
}

/** The meeting for a projector: files before the council, without anything a room should not read. */
export async function projectorPage(tx: Tx, actor: Actor, slug: string, filter: DeskFilter = wholeDesk) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const files = inTableOrder(await meetingFiles(tx, round.id, actor.userId));
  const leftOf = (file: CandidateFile): Leftover[] =>
    isOpen(file) && waitsForResult(file) ? ['result'] : [];
  // Neither category nor unit on the wall: a category tells circumstances.
  const shown = { left: filter.left === 'result' ? filter.left : undefined, page: filter.page };
  return {
    ...{ round, council: await councilOf(tx, round.id) },
    desk: deskOf(
      files,
      (file) => ({ categoryId: 0, unitName: '', left: leftOf(file) }),
      shown,
      FILES_ON_WALL,
    ),
  };
}

export type MeetingData = NonNullable<Awaited<ReturnType<typeof meetingPage>>>;
export type ProjectorData = NonNullable<Awaited<ReturnType<typeof projectorPage>>>;
