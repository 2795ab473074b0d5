/** What people type into the filter of the log. */
import { expect, it } from 'vitest';
import { parseReference, readLogQuery } from '@/lib/audit/schema';

const today = '2026-01-15';

it('numbers of papers are understood as people write them', () => {
  const paper = { book: 'PT', number: 3, year: 2019 };
  for (const text of ['PT 03/2019', 'pt3/2019', ' PT-2019-3 ', 'PT 003 / 2019'])
    expect(parseReference(text)).toEqual(paper);
  expect(parseReference('QĐ 01/2019')).toEqual({ book: 'QD', number: 1, year: 2019 });
  for (const text of ['', 'PT', '03/2019', "PT 1/2019' OR 1=1", 'PT 1/19'])
    expect(parseReference(text)).toBeUndefined();
});

it('days are days of Việt Nam, and one that cannot be read is told', () => {
  const { filter, badDates } = readLogQuery({ tu: '2/7/2019', den: 'hôm nay' }, today);
  expect(filter).toMatchObject({ from: '2019-07-02', to: today });
  expect(badDates).toEqual([]);
  expect(readLogQuery({ tu: '31/2/2019' }, today)).toMatchObject({
    badDates: ['31/2/2019'],
    filter: { from: undefined },
  });
});

it('an address written by hand never breaks the page', () => {
  const { filter } = readLogQuery(
    { nguoi: '-1', viec: 'x', truoc: '1e9', sau: ['1', '2'], so: ['a'], tu: '' },
    today,
  );
  expect(Object.values(filter).filter((value) => value !== undefined)).toEqual([]);
});

it('older wins when both older and newer are asked for', () => {
  expect(readLogQuery({ truoc: '9', sau: '5' }, today).filter).toMatchObject({ before: 9, after: undefined });
});
