/** A long table cut into pages and groups: no file lost, none twice, and every number is the number that is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conclusionOf } from '@/lib/awards/rules/conclusion';
import { type DeskFacts, type DeskFilter, deskOf, leftovers, unitKey } from '@/lib/awards/rules/meeting-desk';
import { firstOrder } from '@/lib/awards/rules/order';
import { deskFilter, deskText } from '@/lib/awards/schema/desk-forms';

const units = ['Xã Lam Sơn', 'xã lam sơn', 'Thị trấn Mẫu', ''];
const facts = fc.record({
  categoryId: fc.integer({ min: 1, max: 3 }),
  unitName: fc.constantFrom(...units),
  left: fc.uniqueArray(fc.constantFrom(...leftovers)),
});
const filters: fc.Arbitrary<DeskFilter> = fc.record({
  categoryId: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  unit: fc.option(fc.constantFrom(...units.filter(Boolean).map(unitKey)), { nil: undefined }),
  left: fc.option(fc.constantFrom(...leftovers), { nil: undefined }),
  page: fc.integer({ min: 1, max: 9 }),
});
const own = (file: DeskFacts) => file;

describe('a long table', () => {
  it('shows every file of a group once, over its pages', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 60 }),
        filters,
        fc.integer({ min: 1, max: 9 }),
        (all, filter, size) => {
          const { pages, inGroup } = deskOf(all, own, filter, size);
          const shown = Array.from(
            { length: pages },
            (_, at) => deskOf(all, own, { ...filter, page: at + 1 }, size).files,
          );
          expect(shown.flat()).toEqual(inGroup);
          expect(shown.every((page) => page.length <= size)).toBe(true);
          expect(shown.slice(0, -1).every((page) => page.length === size)).toBe(true);
        },
      ),
    );
  });

  it('says beside each choice how many files that choice shows', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), filters, (all, filter) => {
        const desk = deskOf(all, own, filter);
        const chosen = (change: Partial<DeskFilter>) =>
          deskOf(all, own, { ...filter, ...change }).inGroup.length;
        for (const [categoryId, count] of desk.byCategory) expect(chosen({ categoryId })).toBe(count);
        for (const [left, count] of desk.byLeft) expect(chosen({ left })).toBe(count);
        for (const { unit, count } of desk.byUnit) if (unit) expect(chosen({ unit })).toBe(count);
      }),
    );
  });

  it('takes two spellings of a commune for one', () => {
    const file = (unitName: string): DeskFacts => ({ categoryId: 1, unitName, left: [] });
    const { byUnit } = deskOf([file('Xã Lam Sơn'), file('xã lam sơn')], own, { page: 1 });
    expect(byUnit).toEqual([{ unit: 'xa lam son', name: 'Xã Lam Sơn', count: 2 }]);
  });

  it('an address keeps the choice; what is no choice means all', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(deskFilter(Object.fromEntries(new URLSearchParams(deskText(filter))))).toEqual(filter);
      }),
    );
    expect(deskFilter({ nhom: '-1', con: 'x', trang: '0', donvi: '' })).toEqual({ page: 1 });
  });
});

describe('the end of a meeting', () => {
  const file = (nominationId: number, yes: number, more: { present?: number; waits?: boolean } = {}) => {
    const present = more.present ?? 3;
    const hasQuorum = present > 1;
    return {
      nominationId,
      tally: { members: 3, present, yes, no: 0, abstain: 0, hasQuorum, isCarried: yes * 2 > present },
      ...{ cast: yes, waitsForSchool: more.waits ?? false },
    };
  };
  const conclude = (files: ReturnType<typeof file>[], quota = 9) => {
    const candidates = files.map(({ nominationId, tally }) => ({
      nominationId,
      yes: tally.yes,
      no: tally.no,
    }));
    return conclusionOf(files, [firstOrder(7, candidates, [])], new Map([[7, quota]]));
  };

  it('offers a place to whoever passed, counted among themselves', () => {
    const { categories } = conclude([file(1, 1), file(2, 2), file(3, 3)]);
    expect(categories).toEqual([
      {
        categoryId: 7,
        basis: 'votes',
        tied: [],
        places: [
          { nominationId: 3, place: 1 },
          { nominationId: 2, place: 2 },
        ],
      },
    ]);
  });

  it('tells apart why the others wait', () => {
    const files = [
      file(1, 0),
      file(2, 1),
      file(3, 0, { present: 1 }),
      file(4, 3, { waits: true }),
      file(5, 3),
    ];
    const lost = { ...file(6, 1), cast: 3 };
    const { categories, ...others } = conclude([...files, lost]);
    expect(categories[0]!.places.map(({ nominationId }) => nominationId)).toEqual([5]);
    expect(others).toEqual({ withoutQuorum: 1, withoutSchool: 1, withoutVotes: 2, notPassed: 1 });
  });

  it('says who is equal at the cut', () => {
    expect(conclude([file(1, 3), file(2, 3)], 1).categories[0]!.tied).toEqual([1, 2]);
    expect(conclude([file(1, 3), file(2, 3)], 2).categories[0]!.tied).toEqual([]);
  });
});
