/** The notes of a payment: each envelope exact, the sum whole, and no way of paying with fewer notes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notes as circulating } from '@/lib/ledger/rules/notes';
import { fewestNotes, type NoteCount, notePlan } from '@/lib/payments/note-plan';

const worth = (notes: readonly NoteCount[]) =>
  notes.reduce((sum, { noteVnd, count }) => sum + noteVnd * BigInt(count), 0n);
const pieces = (notes: readonly NoteCount[]) => notes.reduce((sum, { count }) => sum + count, 0);

/** Fewest notes for every amount of whole thousands up to `top`, by trying every last note. */
function bruteForce(top: number): number[] {
  const fewest = [0];
  for (let amount = 1; amount <= top; amount += 1) {
    const ways = circulating
      .filter((note) => note / 1000 <= amount)
      .map((note) => fewest[amount - note / 1000]!);
    fewest.push(Math.min(...ways) + 1);
  }
  return fewest;
}

describe('the notes a payment needs', () => {
  it('three envelopes of 500.000 are three notes of 500.000; envelopes are not poured together', () => {
    expect(notePlan([500_000n, 500_000n, 500_000n]).notes).toEqual([{ noteVnd: 500_000n, count: 3 }]);
    expect(notePlan([250_000n, 250_000n]).notes).toEqual([
      { noteVnd: 200_000n, count: 2 },
      { noteVnd: 50_000n, count: 2 },
    ]);
  });

  it('are never more than the fewest that any way of paying needs, up to 3.000.000', () => {
    for (const [thousands, fewest] of bruteForce(3_000).entries())
      expect(pieces(fewestNotes(BigInt(thousands) * 1000n).notes), `${thousands} nghìn`).toBe(fewest);
  });

  it('make every envelope exact and add up to all envelopes', () => {
    const envelope = fc.bigInt({ min: 1n, max: 20_000_000n });
    fc.assert(
      fc.property(fc.array(envelope, { maxLength: 20 }), (envelopes) => {
        const { kinds, notes, restVnd } = notePlan(envelopes);
        for (const kind of kinds) {
          expect(worth(kind.notes) + kind.restVnd).toBe(kind.amountVnd);
          expect(kind.restVnd).toBe(kind.amountVnd % 1000n);
        }
        expect(kinds.reduce((sum, kind) => sum + kind.envelopes, 0)).toBe(envelopes.length);
        expect(worth(notes) + restVnd).toBe(envelopes.reduce((sum, one) => sum + one, 0n));
      }),
    );
  });
});
