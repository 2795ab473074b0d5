/** The list, its totals and its file: search without marks, whole filter not page, nothing that a spreadsheet runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contributionsCsv } from '@/lib/contributions/csv';
import { contributionList, contributionTotals } from '@/lib/contributions/list';
import { type ContributionFilter, readContributionFilter } from '@/lib/contributions/schema/filter';
import { donorList } from '@/lib/donors/queries';
import { withBooks } from './set-up';
import { give, tellStory } from './story';

const room = withBooks('hoi-danh-sach');

beforeAll(async () => {
  await tellStory(room.books, async () => undefined);
  await give(room.books.accountant, room.books, {
    ...{
      amountVnd: 50_000n,
      occurredOn: '2019-02-01',
      donor: { name: '=HYPERLINK("x")', kind: 'individual' as const },
    },
    note: '@SUM(A1)',
  });
  await give(room.books.cashier, room.books, {
    ...{ amountVnd: 60_000n, occurredOn: '2019-02-02' },
    donor: { name: 'Phòng Giáo dục Đồng Thịnh', kind: 'agency' as const, phone: '0912 345 678' },
  });
});

const list = (filter: ContributionFilter, limit?: number) =>
  room.books.chair.act((tx) => contributionList(tx, filter, limit));
const totals = (filter: ContributionFilter) => room.books.chair.act((tx) => contributionTotals(tx, filter));
const names = async (filter: ContributionFilter) => (await list(filter)).map((row) => row.donorName);

describe('the list of what came in', () => {
  it('a name is found without marks, a family of an envelope finds the envelope, a number finds its voucher', async () => {
    expect(await names({ q: 'dong thinh' })).toEqual(['Phòng Giáo dục Đồng Thịnh']);
    expect(await names({ q: 'ĐỒNG THỊNH' })).toEqual(['Phòng Giáo dục Đồng Thịnh']);
    expect(await names({ q: 'gia dinh so 37' })).toEqual(['Chi hội thôn']);
    expect(await names({ q: 'bc 01/2019' })).toEqual(['Công ty B']);
    expect(await names({ q: '%' })).toEqual([]);
  });

  it('totals cover the whole filter; voided, waiting, goods and interest are not in the donated money', async () => {
    expect(await totals({ period: '2019' })).toEqual({
      ...{ count: 8, moneyVnd: 27_665_000n, inKindVnd: 6_500_000n, otherVnd: 412_500n },
      ...{ waitingCount: 1, waitingVnd: 50_000n },
    });
    expect(await totals({ period: '2019-03' })).toMatchObject({ count: 1, moneyVnd: 0n, otherVnd: 412_500n });
    expect(await totals({ method: 'transfer' })).toMatchObject({
      ...{ count: 2, moneyVnd: 20_000_000n, otherVnd: 412_500n },
    });
    expect(await totals({ fundId: room.books.restrictedFund })).toMatchObject({
      count: 1,
      moneyVnd: 20_000_000n,
    });
    expect(await totals({ status: 'voided' })).toMatchObject({ count: 1, moneyVnd: 0n });
  });

  it('pages follow each other without losing or repeating a row', async () => {
    const all = await list({});
    const seen: number[] = [];
    let after: ContributionFilter['after'];
    for (let page = 0; page < 10; page += 1) {
      const rows = await list({ after }, 3);
      if (rows.length === 0) break;
      seen.push(...rows.map((row) => row.id));
      after = rows.at(-1);
    }
    expect(seen).toEqual(all.map((row) => row.id));
    expect(new Set(seen).size).toBe(8);
  });

  it('the voided gift names the voucher that reversed it', async () => {
    const [voided] = await list({ status: 'voided' });
    expect(voided).toMatchObject({ amountVnd: 5_400_000n, reversedBy: 'PKT 02/2019' });
  });

  it('an address that nobody wrote by hand is read as "all"', () => {
    const hostile = {
      q: ['a', 'b'],
      'hinh-thuc': "'; DROP",
      quy: '1e9',
      ky: '2019-13',
      'tinh-trang': 'x',
      sau: '9_z',
    };
    expect(readContributionFilter(hostile)).toEqual({ q: 'a' });
    expect(readContributionFilter({ ky: '1/2019' })).toEqual({ period: '2019-01' });
  });
});

/** Reads the file back as a spreadsheet would: quoted or empty cells, one record a line. */
function readCsv(file: string): Record<string, string>[] {
  const records = file.slice(1).trimEnd().split('\r\n');
  const cells = (record: string) =>
    [...record.matchAll(/(?:"((?:[^"]|"")*)")?(?:,|$)/g)].map((found) =>
      (found[1] ?? '').replaceAll('""', '"'),
    );
  const [headings = [], ...rows] = records.map(cells);
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
}

describe('the file for spreadsheets', () => {
  it('begins with the mark that Excel needs, keeps letters, and runs nothing', async () => {
    const file = contributionsCsv(await list({}), {
      headings: [
        'Ngày',
        'Phiếu',
        'Người ủng hộ',
        'Loại',
        'Hình thức',
        'Quỹ',
        'Số tiền',
        'Tình trạng',
        'Huỷ',
        'Nội dung',
      ],
      ...{ methodOf: (row) => row.method, statusOf: (row) => row.status, kindOf: (row) => row.kind },
    });
    expect(file.charCodeAt(0)).toBe(0xfeff);
    const rows = readCsv(file);
    expect(rows).toHaveLength(8);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    expect(rows.find((row) => row['Người ủng hộ']?.includes('HYPERLINK'))).toMatchObject({
      ...{ 'Người ủng hộ': '\'=HYPERLINK("x")', 'Nội dung': "'@SUM(A1)", 'Số tiền': '50000' },
    });
  });
});

describe('the list of donors', () => {
  const found = async (q: string) =>
    (await room.books.chair.act((tx) => donorList(tx, { q }))).map((row) => row.name);

  it('finds by initials, by digits of a telephone, and without marks', async () => {
    expect(await found('pgd')).toEqual(['Phòng Giáo dục Đồng Thịnh']);
    expect(await found('5678')).toEqual(['Phòng Giáo dục Đồng Thịnh']);
    expect(await found('cong ty bao hiem')).toEqual(['Công ty bảo hiểm C']);
  });

  it('families of an envelope are not listed by themselves, and a donor counts only what stands', async () => {
    const all = await room.books.chair.act((tx) => donorList(tx, {}));
    expect(all.some((row) => row.name.startsWith('Gia đình số'))).toBe(false);
    expect(all.find((row) => row.name === 'Cơ quan A')).toMatchObject({ giftCount: 1, totalVnd: 4_500_000n });
  });
});
