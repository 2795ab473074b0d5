/** A quorum that can be reached, one that cannot, and approvers that are wanting. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { approversMissing, needsAnotherSeat, quorumOutlook } from '@/lib/awards/rules/deadlock';
import { type CouncilSeat, tallyOf } from '@/lib/awards/rules/tally';

const twoThirds = { numerator: 2, denominator: 3 };

it.each([
  [{ members: 7, present: 5 }, { state: 'reached', missing: 0 }, false],
  [{ members: 7, present: 3 }, { state: 'withOthers', missing: 2 }, false],
  [{ members: 2, present: 0 }, { state: 'withOthers', missing: 2 }, false],
  [{ members: 1, present: 1 }, { state: 'oneAlone', missing: 0 }, true],
  [{ members: 0, present: 0 }, { state: 'nobody', missing: 0 }, true],
] as const)('%o: %o', (counts, outlook, isStuck) => {
  expect(quorumOutlook(counts, twoThirds)).toEqual(outlook);
  expect(needsAnotherSeat(quorumOutlook(counts, twoThirds))).toBe(isStuck);
});

it('says what the tally says, and as many more as it names make a quorum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(12), fc.nat(5), (size, there, aside) => {
      const seats = (present: number): CouncilSeat[] =>
        Array.from({ length: size }, (_, at) => ({ userId: at, isPresent: at < present }));
      const recused = new Set(Array.from({ length: Math.min(aside, size - 2) }, (_, at) => size - 1 - at));
      const tally = tallyOf(seats(Math.min(there, size)), recused, [], twoThirds);
      const outlook = quorumOutlook(tally, twoThirds);
      expect(outlook.state === 'reached').toBe(tally.hasQuorum);
      const later = tallyOf(seats(tally.present + outlook.missing), recused, [], twoThirds);
      expect(later.hasQuorum).toBe(true);
      if (outlook.missing === 0) return;
      expect(tallyOf(seats(tally.present + outlook.missing - 1), recused, [], twoThirds).hasQuorum).toBe(
        false,
      );
    }),
  );
});

it('counts approvers that are wanting, never fewer than none', () => {
  expect([approversMissing(1, 2), approversMissing(2, 2), approversMissing(5, 2)]).toEqual([1, 0, 0]);
});
