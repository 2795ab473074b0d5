/**
 * Council arithmetic for one file, pure: who counts, is there a quorum, is it carried.
 * Same as app.nomination_tally in the database; a property test compares the two.
 * Rule (usual statutes, domain.md §2.3): at least 2/3 of the members who may decide are present, and more than
 * half of those present say yes. A recused member leaves numerator and denominator alike, a guest seated for the file
 * enters both; whoever is left alone is no quorum. Hands written down by the secretary count once two others have
 * confirmed them, and never beside one's own vote.
 */
import type { VoteChoice } from '../schema/inputs';

/** Confirmations without which raised hands do not count. */
export const confirmationsNeeded = 2;

export interface Quorum {
  numerator: number;
  denominator: number;
}

export interface CouncilSeat {
  userId: number;
  isPresent: boolean;
}

export interface CastVote {
  userId: number;
  choice: VoteChoice;
}

export type Tally = {
  /** Members who may decide about this file. */
  members: number;
  present: number;
  yes: number;
  no: number;
  abstain: number;
  hasQuorum: boolean;
  isCarried: boolean;
};

/** Hands raised in the room, with those who confirmed exactly this sheet and this paper. */
export interface RaisedHands {
  votes: readonly CastVote[];
  recordedBy: number;
  confirmedBy: readonly number[];
}

/**
 * Raised hands that count: none before two present members who may decide, and did not write the sheet, have confirmed
 * it; and never beside a vote somebody cast himself.
 */
export function handsThatCount(
  hands: RaisedHands | undefined,
  votes: readonly CastVote[],
  able: ReadonlySet<number>,
): readonly CastVote[] {
  if (!hands) return [];
  const confirmed = new Set(hands.confirmedBy.filter((id) => able.has(id) && id !== hands.recordedBy));
  if (confirmed.size < confirmationsNeeded) return [];
  return hands.votes.filter((hand) => !votes.some((vote) => vote.userId === hand.userId));
}

/** The council of one file: its members, and the guests seated for it, who count as present; nobody twice. */
export function fileCouncil(council: readonly CouncilSeat[], guests: readonly number[]): CouncilSeat[] {
  const members = new Set(council.map((seat) => seat.userId));
  const own = [...new Set(guests)].filter((userId) => !members.has(userId));
  return [...council, ...own.map((userId) => ({ userId, isPresent: true }))];
}

/** Counts one file, of the council that fileCouncil gives. Votes of recused, absent or foreign people do not count, whoever put them there. */
export function tallyOf(
  council: readonly CouncilSeat[],
  recused: ReadonlySet<number>,
  votes: readonly CastVote[],
  quorum: Quorum,
  hands?: RaisedHands,
): Tally {
  const able = council.filter((seat) => !recused.has(seat.userId));
  const present = new Set(able.filter((seat) => seat.isPresent).map((seat) => seat.userId));
  const given = [...votes, ...handsThatCount(hands, votes, present)];
  const counted = given.filter((vote) => present.has(vote.userId));
  const count = (choice: VoteChoice) => counted.filter((vote) => vote.choice === choice).length;
  const yes = count('yes');
  return {
    members: able.length,
    present: present.size,
    yes,
    no: count('no'),
    abstain: count('abstain'),
    hasQuorum: able.length > 1 && present.size * quorum.denominator >= able.length * quorum.numerator,
    isCarried: yes * 2 > present.size,
  };
}

/** Fewest people who must be present for `members` deciding ones. */
export function quorumNeeded(members: number, quorum: Quorum): number {
  return Math.ceil((members * quorum.numerator) / quorum.denominator);
}
