/** Searching, ordering and paging of public lists. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardCounts, honourCounts, honourList, unitChoices } from '@/lib/honours/rules/honours';
import { pageOf, searchRows } from '@/lib/honours/rules/lists';
import type { HonourRow } from '@/lib/honours/schema/published';
import { donorQuery, honourQuery, ledgerQuery } from '@/lib/honours/schema/words';
import { foldText } from '@/lib/kernel/names';

const row = (
  name: string | null,
  unitName = '',
  recipientKind: HonourRow['recipientKind'] = 'student',
): HonourRow => ({
  ...{ label: 'scholarship', recipientKind, name, unitName, school: null, pageCode: null, rounds: [] },
});
const rows = [
  row('Nguyễn Văn Ánh', 'Xã Đồng Thịnh'),
  row('Lê Thị Hòa', 'Xã Minh Sơn', 'teacher'),
  row('Phạm Đức Hoà', 'Xã Đông Thịnh'),
  row(null),
  row('Bùi Văn An', 'Xã Lam Sơn', 'member'),
];
const ask = (query: object) => honourList(rows, honourQuery.parse(query)).map((found) => found.name);

describe('the honour list', () => {
  it('stands in the order of given names, as Vietnamese lists do', () => {
    expect(ask({})).toEqual(['Bùi Văn An', 'Nguyễn Văn Ánh', 'Phạm Đức Hoà', 'Lê Thị Hòa']);
  });

  it('forgives marks, and puts exactly these marks first', () => {
    expect(ask({ q: 'dong thinh' }).sort()).toEqual(['Nguyễn Văn Ánh', 'Phạm Đức Hoà']);
    expect(ask({ q: 'Đồng Thịnh' })).toEqual(['Nguyễn Văn Ánh', 'Phạm Đức Hoà']);
    expect(ask({ q: 'Đông Thịnh' })).toEqual(['Phạm Đức Hoà', 'Nguyễn Văn Ánh']);
    expect(ask({ q: 'HOA' }).length).toBe(2);
  });

  it('filters by kind and unit, and sorts by unit when asked', () => {
    expect(ask({ dien: 'giao-vien' })).toEqual(['Lê Thị Hòa']);
    expect(ask({ 'don-vi': 'xa-lam-son' })).toEqual(['Bùi Văn An']);
    expect(ask({ 'sap-xep': 'don-vi' })[0]).toBe('Phạm Đức Hoà');
    expect(unitChoices(rows).map((unit) => unit.value)).toEqual([
      'xa-dong-thinh',
      'xa-lam-son',
      'xa-minh-son',
    ]);
  });

  it('never lists who is not named, and counts everybody', () => {
    expect(ask({ q: '' })).toHaveLength(4);
    expect(honourCounts(rows)).toEqual([
      { kind: 'student', named: 2, unnamed: 1 },
      { kind: 'teacher', named: 1, unnamed: 0 },
      { kind: 'member', named: 1, unnamed: 0 },
    ]);
  });

  it('counts awards by kind and gives one amount for all', () => {
    const figure = (key: string, amountVnd: bigint, itemCount: number) => ({
      figure: key,
      label: null,
      amountVnd,
      itemCount,
    });
    const figures = [
      figure('awards.money', 2_000_000n, 4),
      figure('awards.money.student', 0n, 3),
      figure('awards.money.teacher', 0n, 1),
      figure('awards.money.member', 0n, 0),
      figure('honours', 0n, 29),
    ];
    expect(awardCounts(figures)).toEqual({
      ...{ count: 4, amountVnd: 2_000_000n, asOf: null, honours: 29 },
      byKind: [
        { kind: 'student', count: 3 },
        { kind: 'teacher', count: 1 },
      ],
    });
  });
});

describe('hostile words', () => {
  const blns = JSON.parse(readFileSync('tests/fixtures/blns.json', 'utf8')) as string[];

  it('never break a search and never find more than there is', () => {
    for (const q of blns) {
      const query = honourQuery.parse({ q, dien: q, 'don-vi': q, 'sap-xep': q, trang: q, nam: q });
      expect(honourList(rows, query).length).toBeLessThanOrEqual(4);
      expect(query.trang).toBeGreaterThanOrEqual(1);
      donorQuery.parse({ q, trang: q });
      ledgerQuery.parse({ q, nam: q, chieu: q, muc: q, quy: q, trang: q });
    }
  });

  it('any text: what is found contains every word typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })),
        (q, texts) => {
          const found = searchRows(texts, q, (text) => text);
          expect(found.length).toBeLessThanOrEqual(texts.length);
          const words = foldText(q).split(' ').filter(Boolean);
          for (const text of found) for (const word of words) expect(foldText(text)).toContain(word);
        },
      ),
    );
  });

  it('a text is always found by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        expect(searchRows([text], text, (row) => row)).toEqual([text]);
      }),
    );
  });

  it('repeated words of the address: the first one counts', () => {
    expect(honourQuery.parse({ q: ['lan', 'hoa'], trang: ['2', '3'] })).toMatchObject({ q: 'lan', trang: 2 });
  });
});

it('pages cover every row once and a page beyond the end is the last', () => {
  const all = Array.from({ length: 451 }, (_, at) => at);
  const pages = [1, 2, 3].map((page) => pageOf(all, page));
  expect(pages.flatMap((page) => page.rows)).toEqual(all);
  expect(pageOf(all, 99).page).toBe(3);
  expect(pageOf([], 1)).toMatchObject({ rows: [], total: 0, pages: 1 });
});
