/** The first order, what the council's own order changes in it, and ties at the cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { councilOrder, firstOrder, type OrderedCandidate } from '@/lib/awards/rules/order';
import type { RankedFile } from '@/lib/awards/rules/scoring';

const file = (nominationId: number, yes = 5, no = 0): OrderedCandidate => ({
  ...{ nominationId, yes, no },
});
const score = (nominationId: number, place: number | null): RankedFile => ({
  ...{ nominationId, sheets: place === null ? 0 : 3, total: 0, mean: null, median: null, spread: 0 },
  ...{ place, tiedWith: [], outcome: 'inside' },
});
const everybody = (size: number) => new Set(Array.from({ length: size }, (_, at) => at + 1));
/** Files 1…n in that order, without a tie. */
const straight = (size: number) =>
  firstOrder(
    1,
    [...everybody(size)].map((id) => file(id, 100 - id)),
    [],
  );
const none = { places: {}, reasons: {} };

describe('the first order', () => {
  it('follows the scores, and the votes only among those nobody scored', () => {
    const files = [file(1, 5), file(2, 1), file(3, 4), file(4, 3)];
    const ranked = [score(2, 1), score(1, 2), score(3, null), score(4, null)];
    expect(firstOrder(1, files, ranked)).toEqual({
      ...{ categoryId: 1, basis: 'scores' },
      places: [2, 1, 3, 4].map((nominationId, at) => ({ nominationId, place: at + 1 })),
    });
  });

  it('gives equal scores one place, whatever the votes', () => {
    const order = firstOrder(
      1,
      [file(1, 5), file(2, 3), file(3, 4)],
      [score(1, 1), score(2, 1), score(3, 3)],
    );
    expect(order.places.map((one) => one.place)).toEqual([1, 1, 3]);
  });

  it('follows the votes where there is no score: more yes, then fewer no', () => {
    const order = firstOrder(1, [file(1, 3, 2), file(2, 5), file(3, 3, 1), file(4, 3, 1)], [score(1, null)]);
    expect(order.basis).toBe('votes');
    expect(order.places).toEqual([
      { nominationId: 2, place: 1 },
      { nominationId: 3, place: 2 },
      { nominationId: 4, place: 2 },
      { nominationId: 1, place: 4 },
    ]);
  });
});

describe('the council’s order', () => {
  it('needs no word when it is the first one', () => {
    const order = councilOrder(straight(4), everybody(4), none, 2);
    expect(order).toEqual({ basis: 'votes', ranking: [1, 2, 3, 4], changes: [], missing: [], tied: [] });
  });

  it('needs the reason of the one who was moved, not of those he passed', () => {
    const up = { places: { 4: 1, 1: 2, 2: 3, 3: 4 }, reasons: {} };
    expect(councilOrder(straight(4), everybody(4), up, 2)).toMatchObject({
      ...{ ranking: [4, 1, 2, 3], missing: [4], changes: [] },
    });
    const down = { places: { 1: 9 }, reasons: {} };
    expect(councilOrder(straight(4), everybody(4), down, 2).missing).toEqual([1]);
    const said = { ...up, reasons: { 4: ' Hoàn cảnh nặng hơn ' } };
    expect(councilOrder(straight(4), everybody(4), said, 2)).toMatchObject({
      missing: [],
      changes: [
        { nominationId: 4, cause: 'moved', defaultPlace: 4, councilPlace: 1, reason: 'Hoàn cảnh nặng hơn' },
      ],
    });
  });

  it('takes no empty reason, and no reason of somebody else', () => {
    const words = { places: { 3: 1, 1: 2, 2: 3 }, reasons: { 3: '  ', 2: 'Lý do' } };
    expect(councilOrder(straight(3), everybody(3), words, 1).missing).toEqual([3]);
  });

  it('keeps a reason only of those whose place it explains', () => {
    const words = { places: { 2: 1, 1: 2 }, reasons: { 2: 'a', 3: 'b' } };
    const { changes } = councilOrder(straight(3), everybody(3), words, 1);
    expect(changes.map((one) => one.nominationId)).toEqual([2]);
  });

  it('leaves out who was not carried', () => {
    const order = councilOrder(straight(3), new Set([1, 3]), none, 1);
    expect(order).toMatchObject({ ranking: [1, 3], missing: [], tied: [] });
  });

  it('always stands when everybody has a reason, and is the first one without those who have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        fc.nat(127),
        (typed, mask) => {
          const places = Object.fromEntries(typed.map((place, at) => [at + 1, place]));
          const ids = typed.map((_, at) => at + 1);
          const reasons = Object.fromEntries(ids.filter((id) => (mask >> id) & 1).map((id) => [id, 'x']));
          const order = councilOrder(straight(typed.length), everybody(typed.length), { places, reasons }, 2);
          const rest = order.ranking.filter((id) => !reasons[id] && !order.missing.includes(id));
          expect(rest).toEqual(rest.toSorted((a, b) => a - b));
          const all = Object.fromEntries(ids.map((id) => [id, 'x']));
          const said = councilOrder(
            straight(typed.length),
            everybody(typed.length),
            { places, reasons: all },
            2,
          );
          expect(said.missing).toEqual([]);
        },
      ),
    );
  });
});

describe('a tie at the cut', () => {
  const tie = firstOrder(1, [file(1, 5), file(2, 4), file(3, 4), file(4, 1)], []);

  it('is not broken by chance', () => {
    expect(councilOrder(tie, everybody(4), none, 2)).toMatchObject({ tied: [2, 3], missing: [2] });
  });

  it('is decided by different numbers and the reason of who is inside', () => {
    const numbers = { places: { 3: 2, 2: 3 }, reasons: {} };
    expect(councilOrder(tie, everybody(4), numbers, 2)).toMatchObject({ tied: [], missing: [3] });
    const said = { ...numbers, reasons: { 3: 'Mồ côi' } };
    expect(councilOrder(tie, everybody(4), said, 2)).toMatchObject({
      ...{ tied: [], missing: [], ranking: [1, 3, 2, 4] },
      changes: [{ nominationId: 3, cause: 'tie', defaultPlace: 2, councilPlace: 2 }],
    });
  });

  it('matters only at the cut, and only among those carried', () => {
    expect(councilOrder(tie, everybody(4), none, 3)).toMatchObject({ tied: [], missing: [] });
    expect(councilOrder(tie, new Set([1, 2, 4]), none, 2)).toMatchObject({ tied: [], missing: [] });
  });
});
