/** Envelopes from the notes at hand: exact, never more notes than there are, and "no way" only where there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notes as circulating } from '@/lib/ledger/rules/notes';
import type { NoteCount } from '@/lib/payments/note-plan';
import { planAtHand, type Supply } from '@/lib/payments/notes-at-hand';

const values = circulating.map(BigInt);
const worth = (notes: readonly NoteCount[]) =>
  notes.reduce((sum, { noteVnd, count }) => sum + noteVnd * BigInt(count), 0n);
const countOf = (notes: readonly NoteCount[], value: bigint) =>
  notes.find((one) => one.noteVnd === value)?.count ?? 0;
const supplyOf = (counts: Record<number, number>): Supply => circulating.map((note) => counts[note] ?? 0);

/** Whether the notes fill the envelopes, by trying every note in every envelope one after the other. */
function canFill(envelopes: readonly bigint[], supply: Supply): boolean {
  const pieces = supply.flatMap((count, at) => Array.from({ length: count }, () => values[at]!));
  const reached = new Set<string>();
  const from = (at: number, rests: readonly bigint[]): boolean => {
    if (rests.every((rest) => rest === 0n)) return true;
    const key = `${at}|${rests}`;
    if (at === pieces.length || reached.has(key)) return false;
    reached.add(key);
    const piece = pieces[at]!;
    const into = rests.some((rest, its) => rest >= piece && from(at + 1, rests.with(its, rest - piece)));
    return into || from(at + 1, rests);
  };
  return from(
    0,
    envelopes.map((amount) => amount - (amount % 1000n)),
  );
}

const envelopesOf = fc.array(
  fc.integer({ min: 1, max: 900 }).map((thousand) => BigInt(thousand) * 1000n + 0n),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const few = fc.tuple(...circulating.map(() => fc.integer({ min: 0, max: 2 })));

describe('notes at hand', () => {
  it('are used where they suffice, also where taking the largest first does not lead there', () => {
    const plain = planAtHand([500_000n, 500_000n], supplyOf({ 500000: 1, 100000: 5 }));
    expect(plain.change).toBeNull();
    expect(plain.plan.kinds.map((kind) => kind.envelopes)).toEqual([1, 1]);
    // A note of fifty leaves ten over that nothing pays; three of twenty are exact.
    const turned = planAtHand([60_000n], supplyOf({ 50000: 1, 20000: 3 }));
    expect(turned).toMatchObject({ change: null, plan: { notes: [{ noteVnd: 20_000n, count: 3 }] } });
  });

  it('that do not suffice say which notes to give and which to ask for', () => {
    const { change, plan } = planAtHand([300_000n, 300_000n], supplyOf({ 500000: 2 }));
    expect(change).toEqual({
      give: [{ noteVnd: 500_000n, count: 2 }],
      receive: [
        { noteVnd: 200_000n, count: 4 },
        { noteVnd: 100_000n, count: 2 },
      ],
      ...{ withdrawVnd: 0n, isCertain: true },
    });
    expect(plan.notes).toEqual([
      { noteVnd: 200_000n, count: 2 },
      { noteVnd: 100_000n, count: 2 },
    ]);
  });

  it('worth less than is paid say what must be drawn on top', () => {
    const { change } = planAtHand([500_000n, 300_500n], supplyOf({ 500000: 1, 50000: 1 }));
    expect(change).toMatchObject({ withdrawVnd: 250_000n, isCertain: true, give: [] });
  });

  it('fill every envelope exactly; what is used, given and asked for adds up to what is there', () => {
    fc.assert(
      fc.property(envelopesOf, few, (envelopes, supply) => {
        const { plan, change } = planAtHand(envelopes, supply);
        for (const kind of plan.kinds) expect(worth(kind.notes) + kind.restVnd).toBe(kind.amountVnd);
        const amounts = plan.kinds.flatMap((kind) =>
          Array.from({ length: kind.envelopes }, () => kind.amountVnd),
        );
        expect(amounts).toEqual([...envelopes].sort((a, b) => Number(b - a)));
        for (const [at, value] of values.entries()) {
          const given = countOf(change?.give ?? [], value);
          expect(given).toBeLessThanOrEqual(supply[at]!);
          const there = supply[at]! - given + countOf(change?.receive ?? [], value);
          expect(countOf(plan.notes, value)).toBeLessThanOrEqual(there);
        }
        if (change) expect(worth(change.receive)).toBe(worth(change.give) + change.withdrawVnd);
      }),
      { numRuns: 500 },
    );
  });

  it('say that there is no way exactly where trying everything finds none', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(envelopesOf, few, (envelopes, supply) => {
        const { change } = planAtHand(envelopes, supply);
        const isPossible = canFill(envelopes, supply);
        answers.add(isPossible);
        expect(change === null).toBe(isPossible);
        if (change) expect(change.isCertain).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(answers.size).toBe(2);
  });

  it('too many to look through are not called impossible', () => {
    const { change } = planAtHand([60_000n], supplyOf({ 50000: 1, 20000: 3 }), 2);
    expect(change?.isCertain).toBe(false);
  });
});
