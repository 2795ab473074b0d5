/**
 * The story of 2019, to the đồng, as papers a treasurer can read: tests/golden/story/*.txt.
 * After a wanted change: UPDATE_GOLDEN=1 npm run test:db -- tests/db/story, and read the difference.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withPublic, withSession } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoSlugs } from '@/lib/access/demo-accounts';
import { formatVnd } from '@/lib/kernel/money';
import { compareNames } from '@/lib/kernel/names';
import { cashBook, fundStatement } from '@/lib/ledger/statements';
import { openSession, pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

const folder = join('tests', 'golden', 'story');
let database: TestDatabase;
let admin: postgres.Sql;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  await seedDemo(database.urls, database.adminUrl);
  pointPoolsAt(database.urls);
  const [accountant] = await admin<
    { id: string }[]
  >`SELECT id FROM access."user" WHERE login_name = 'ketoan'`;
  token = await openSession(Number(accountant!.id));
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

function expectGolden(name: string, text: string): void {
  const path = join(folder, name);
  if (process.env.UPDATE_GOLDEN || !existsSync(path)) {
    if (!process.env.UPDATE_GOLDEN) throw new Error(`${path} is missing`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** Columns of one width, amounts to the right: a page one could print. */
function page(title: string, rows: string[][], rightFrom: number): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - [...cell].length);
        return column >= rightFrom ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return `${title}\n\n${rows.map(line).join('\n')}\n`;
}

const year = { from: '2019-01-01', to: '2019-12-31' };
const money = (amount: bigint) => (amount === 0n ? '' : formatVnd(amount));

describe('the books of 2019', () => {
  it.each([
    ['cash', 'Sổ quỹ tiền mặt 2019', 8_855_000n],
    ['bank', 'Sổ tiền gửi ngân hàng 2019', 69_012_500n],
  ] as const)('the %s book ends where the story ends', async (kind, title, closing) => {
    const book = await withSession(token, demoSlugs.district, (tx) => cashBook(tx, { kind, ...year }));
    const rows = [
      ['Ngày', 'Chứng từ', 'Trạng thái', 'Thu', 'Chi', 'Tồn'],
      ['', '', 'Số dư đầu kỳ', '', '', formatVnd(book.openingVnd)],
      ...book.rows.map((row) => [
        row.occurredOn,
        row.reference,
        row.state === 'posted' ? '' : `${row.state} ${row.relatedReference ?? ''}`.trim(),
        money(row.inVnd),
        money(row.outVnd),
        formatVnd(row.balanceVnd),
      ]),
      ['', '', 'Cộng phát sinh', money(book.inVnd), money(book.outVnd), ''],
      ['', '', 'Số tồn cuối kỳ', '', '', formatVnd(book.closingVnd)],
    ];
    expect(book.closingVnd).toBe(closing);
    expectGolden(`${kind}-book.txt`, page(title, rows, 3));
  });

  it('the funds: 57.867.500 general and 20.000.000 for Lam Sơn make 77.867.500', async () => {
    const funds = await withSession(token, demoSlugs.district, (tx) => fundStatement(tx, year));
    const total = funds.reduce((sum, fund) => sum + fund.closingVnd, 0n);
    expect(total).toBe(77_867_500n);
    const rows = [
      ['Quỹ', 'Đầu kỳ', 'Thu', 'Chi', 'Cuối kỳ', 'Đã hứa'],
      ...funds.map((fund) => [
        fund.name,
        formatVnd(fund.openingVnd),
        formatVnd(fund.inVnd),
        formatVnd(fund.outVnd),
        formatVnd(fund.closingVnd),
        formatVnd(fund.committedVnd),
      ]),
    ];
    expectGolden('fund-statement.txt', page('Báo cáo các quỹ 2019', rows, 1));
  });

  it('every voucher of the story has its number, day and amount', async () => {
    const rows = await admin<{ reference: string; day: string; amount: string; purpose: string }[]>`
      SELECT ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on::text AS day, v.purpose, sum(p.amount_vnd) AS amount
        FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
        JOIN app.association a ON a.id = v.association_id AND a.slug = ${demoSlugs.district} GROUP BY v.association_id, v.id ORDER BY v.occurred_on, v.id`;
    expectGolden(
      'vouchers.txt',
      page(
        'Chứng từ 2019',
        rows.map((row) => [row.day, row.reference, row.purpose, formatVnd(BigInt(row.amount))]),
        3,
      ),
    );
  });
});

describe('what the public reads of 2019', () => {
  it('the figures: 51.850.000 + 28.017.500 − 2.000.000 = 77.867.500', async () => {
    const rows = await withPublic((tx) =>
      tx.execute<{ kind: string; figure: string; amount_vnd: string; item_count: number }>(
        sql`SELECT kind, figure, amount_vnd, item_count FROM pub.figure WHERE slug = ${demoSlugs.district} AND year = 2019 ORDER BY kind, ordinal`,
      ),
    );
    const of = (figure: string) => BigInt(rows.find((row) => row.figure === figure)!.amount_vnd);
    expect([of('opening'), of('in'), of('out'), of('closing')]).toEqual([
      51_850_000n,
      28_017_500n,
      2_000_000n,
      77_867_500n,
    ]);
    expectGolden(
      'public-figures.txt',
      page(
        'Số liệu công bố 2019',
        rows.map((row) => [row.kind, row.figure, String(row.item_count), formatVnd(BigInt(row.amount_vnd))]),
        2,
      ),
    );
  });

  it('the honour list names whom consent names, and counts the child who said no', async () => {
    const rows = await withPublic((tx) =>
      tx.execute<{ label: string; name: string | null; unit_name: string; school: string | null }>(
        sql`SELECT label, name, unit_name, school FROM pub.honour WHERE slug = ${demoSlugs.district} AND year = 2019`,
      ),
    );
    expect(rows.length).toBe(29);
    expect(rows.filter((row) => row.name === null).length).toBe(1);
    const sorted = [...rows].sort(
      (a, b) => a.label.localeCompare(b.label) || compareNames(a.name ?? '', b.name ?? ''),
    );
    expectGolden(
      'honour-list.txt',
      page(
        'Bảng vàng 2019',
        sorted.map((row) => [
          row.label,
          row.name ?? '(không nêu tên)',
          row.unit_name ?? '',
          row.school ?? '',
        ]),
        9,
      ),
    );
  });

  it('loading the sample data again changes nothing', async () => {
    const count = () =>
      admin<{ events: string }[]>`SELECT count(*) AS events FROM audit.event`.then((rows) => rows[0]!.events);
    const before = await count();
    await seedDemo(database.urls, database.adminUrl);
    pointPoolsAt(database.urls);
    expect(await count()).toBe(before);
  });
});
