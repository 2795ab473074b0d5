/** Quorum, majority and places: the recused leave both sides, and no category gives more than it has. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, decideShortlist } from '@/lib/awards/rules/shortlist';
import {
  type CastVote,
  type CouncilSeat,
  fileCouncil,
  quorumNeeded,
  tallyOf,
} from '@/lib/awards/rules/tally';
import { DomainError } from '@/lib/kernel/invariant';

const twoThirds = { numerator: 2, denominator: 3 };
const seats = (size: number, present: number): CouncilSeat[] =>
  Array.from({ length: size }, (_, at) => ({ userId: at + 1, isPresent: at < present }));
const yes = (...userIds: number[]): CastVote[] => userIds.map((userId) => ({ userId, choice: 'yes' }));
const everybody = new Set<number>();

describe('the tally of one file', () => {
  it('five of seven are a quorum, four of seven are not', () => {
    expect(tallyOf(seats(7, 5), everybody, [], twoThirds).hasQuorum).toBe(true);
    expect(tallyOf(seats(7, 4), everybody, [], twoThirds).hasQuorum).toBe(false);
    expect(quorumNeeded(7, twoThirds)).toBe(5);
  });

  it('with one present member recused, four of six are a quorum and three yes carry', () => {
    const tally = tallyOf(
      seats(7, 5),
      new Set([5]),
      [...yes(1, 2, 3), { userId: 4, choice: 'no' }],
      twoThirds,
    );
    expect(tally).toEqual({
      members: 6,
      present: 4,
      yes: 3,
      no: 1,
      abstain: 0,
      hasQuorum: true,
      isCarried: true,
    });
  });

  it('half of those present is not a majority, and who stays silent does not help', () => {
    expect(tallyOf(seats(6, 4), everybody, yes(1, 2), twoThirds).isCarried).toBe(false);
    expect(tallyOf(seats(6, 4), everybody, yes(1, 2, 3), twoThirds).isCarried).toBe(true);
  });

  it('nobody able to decide is never a quorum', () => {
    expect(tallyOf(seats(2, 2), new Set([1, 2]), yes(1, 2), twoThirds)).toMatchObject({
      hasQuorum: false,
      isCarried: false,
    });
  });

  it('a vote of a recused, absent or foreign person changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9), (size, present, voter) => {
        const council = seats(size, Math.min(present, size));
        const recused = new Set([1]);
        const counts = council.some((seat) => seat.userId === voter && seat.isPresent) && voter !== 1;
        fc.pre(!counts);
        const without = tallyOf(council, recused, yes(2), twoThirds);
        const withVote = tallyOf(
          council,
          recused,
          [...yes(2), ...(voter === 2 ? [] : yes(voter))],
          twoThirds,
        );
        expect(withVote).toEqual(without);
      }),
    );
  });

  it('a recusal of an absent member can only help the quorum, of a present one only change it by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 15 }), fc.nat(15), (size, wanted) => {
        const present = Math.min(wanted, size - 1);
        const before = tallyOf(seats(size, present), everybody, [], twoThirds);
        const after = tallyOf(seats(size, present), new Set([size]), [], twoThirds);
        expect(after.members).toBe(before.members - 1);
        expect(after.present).toBe(before.present);
        expect(after.hasQuorum || !before.hasQuorum).toBe(true);
      }),
    );
  });
});

const candidate = fc.record({
  nominationId: fc.integer({ min: 1, max: 999 }),
  categoryId: fc.integer({ min: 1, max: 3 }),
  yes: fc.nat(7),
  no: fc.nat(7),
  hasQuorum: fc.constant(true),
  isCarried: fc.boolean(),
});
const candidates = fc.uniqueArray(candidate, { selector: (one) => one.nominationId, maxLength: 30 });
const quotas = new Map([
  [1, 3],
  [2, 1],
  [3, 0],
]);

describe('places at the end of the meeting', () => {
  it('no category gives more places than it has, and no place stays empty while a carried file waits', () => {
    fc.assert(
      fc.property(candidates, fc.array(fc.integer({ min: 1, max: 999 })), (files, ranking) => {
        const outcomes = decideShortlist(files, quotas, ranking);
        expect(outcomes).toHaveLength(files.length);
        for (const [categoryId, quota] of quotas) {
          const carried = files.filter((one) => one.categoryId === categoryId && one.isCarried).length;
          const placed = outcomes.filter(
            (one) =>
              one.status === 'shortlisted' &&
              files.some((file) => file.nominationId === one.nominationId && file.categoryId === categoryId),
          );
          expect(placed.length).toBe(Math.min(quota, carried));
        }
      }),
    );
  });

  it('a file that was not carried gets no place and no rank, whatever the council ranked', () => {
    fc.assert(
      fc.property(candidates, (files) => {
        const outcomes = decideShortlist(
          files,
          quotas,
          files.map((one) => one.nominationId),
        );
        for (const one of outcomes) {
          const file = files.find((each) => each.nominationId === one.nominationId) as Candidate;
          expect(one.status === 'notSelected').toBe(!file.isCarried);
          expect(one.rank === null).toBe(!file.isCarried);
        }
      }),
    );
  });

  it('the council order comes first, then more yes, then fewer no', () => {
    const file = (nominationId: number, yesVotes: number, no = 0): Candidate => ({
      ...{ nominationId, categoryId: 1, yes: yesVotes, no, hasQuorum: true, isCarried: true },
    });
    const order = decideShortlist([file(1, 3, 2), file(2, 5), file(3, 3, 1), file(4, 4)], quotas, [4]);
    expect(order.map((one) => [one.nominationId, one.status])).toEqual([
      [4, 'shortlisted'],
      [2, 'shortlisted'],
      [3, 'shortlisted'],
      [1, 'reserve'],
    ]);
  });

  it('refuses to end over a file without a quorum', () => {
    const file: Candidate = {
      nominationId: 1,
      categoryId: 1,
      yes: 5,
      no: 0,
      hasQuorum: false,
      isCarried: true,
    };
    expect(() => decideShortlist([file], quotas, [])).toThrow(DomainError);
    expect(decideShortlist([{ ...file, hasQuorum: true }], quotas, [])).toHaveLength(1);
  });
});

it('a guest seated for the file counts above and below, votes, and leaves it by standing aside', () => {
  const alone = new Set([1, 2]);
  expect(tallyOf(seats(3, 3), alone, yes(3, 9), twoThirds)).toMatchObject({
    members: 1,
    present: 1,
    yes: 1,
    hasQuorum: false,
  });
  const withGuest = fileCouncil(seats(3, 3), [9]);
  const decided = { members: 2, present: 2, yes: 2, hasQuorum: true, isCarried: true };
  expect(tallyOf(withGuest, alone, yes(3, 9), twoThirds)).toMatchObject(decided);
  expect(tallyOf(withGuest, alone, yes(9), twoThirds)).toMatchObject({ hasQuorum: true, isCarried: false });
  expect(tallyOf(withGuest, new Set([1, 2, 9]), yes(3, 9), twoThirds)).toMatchObject({ members: 1, yes: 1 });
});

it('a guest who is a member as well counts once, as the member he is', () => {
  expect(fileCouncil(seats(3, 2), [3, 3, 9])).toEqual([...seats(3, 2), { userId: 9, isPresent: true }]);
});
