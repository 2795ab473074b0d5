/** importStatement: whole or not at all, every line once, real repeats stay as many as they are. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { importStatement } from '@/lib/statements/commands';
import { linesOf, listStatements } from '@/lib/statements/queries';
import { findingKey } from '@/lib/statements/rules/acceptance';
import { readGrid } from '@/lib/statements/rules/grid';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { gridOf, paper } from './papers';

const room = withBooks('hoi-sao-ke');

const bring = (
  grid: string[][],
  { who = room.books.accountant, account = '112', accept = true, also = [] as string[] } = {},
) => {
  const reading = readGrid(grid);
  return (who as Colleague).act((tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId: room.books.accounts[account]!, reading },
      fileHash: createHash('sha256').update(JSON.stringify(grid)).digest(),
      accepted: accept ? [...reading.findings.map(findingKey), ...also] : [],
    }),
  );
};
const stored = () =>
  room.books.accountant.act(async (tx) => {
    const [row] = await tx.execute<{ lines: string; sum: string | null }>(
      sql`SELECT count(*) AS lines, sum(amount_vnd) AS sum FROM app.bank_line`,
    );
    return { lines: Number(row!.lines), sum: BigInt(row!.sum ?? '0') };
  });

describe('importStatement', () => {
  it('happy path: fifteen hundred lines come out to the đồng, the lost amount included, and once only', async () => {
    const grid = gridOf('agribank-1500.csv');
    const before = await stored();
    const done = await bring(grid);
    expect(done).toMatchObject({ newCount: 1500, knownCount: 0 });
    const after = await stored();
    expect([after.lines - before.lines, after.sum - before.sum]).toEqual([1500, 709_710_947n]);
    // Again, and under another name with one blank row more: nothing changes, and it says so.
    expect(await bring(grid)).toEqual({ statementId: null, newCount: 0, knownCount: 1500 });
    expect(await bring([...grid, ['', '']])).toMatchObject({ statementId: null, knownCount: 1500 });
    expect(await stored()).toEqual(after);
    const rows = await room.books.inspector.act((tx) => linesOf(tx, done.statementId!, 'all', 890));
    expect(rows.find((line) => line.ordinal === 893)).toMatchObject({
      ...{ amountVnd: 1_000_000n, isAmountPrinted: false, balanceVnd: 429_457_727n },
      memo: expect.stringContaining('Napas Len Ung ho'),
    });
  });

  it('texts stand with their own line, also where lines have none', async () => {
    const grid = gridOf('vietinbank-1000-multiline.csv');
    const done = await bring(grid, { account: '1128' });
    const rows = await room.books.accountant.act((tx) => linesOf(tx, done.statementId!, 'all', 0));
    const wanted = readGrid(grid).lines.slice(0, 50);
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(rows.map((row) => [flat(row.memo), flat(row.counterparty), row.amountVnd])).toEqual(
      wanted.map((line) => [flat(line.memo), flat(line.counterparty), line.amountVnd]),
    );
  });

  it('a longer statement of the same days brings only what is new; equal lines stay as many as they are', async () => {
    const lines = [
      ['02/03/2019', '100.000', 'ung ho'],
      ['02/03/2019', '100.000', 'ung ho'],
      ['03/03/2019', '50.000', 'ung ho quy'],
    ];
    expect(await bring(paper(lines))).toMatchObject({ newCount: 3, knownCount: 0 });
    const longer = [...lines, ['02/03/2019', '100.000', 'ung ho'], ['04/03/2019', '70.000', 'x']];
    expect(await bring(paper(longer))).toMatchObject({ newCount: 2, knownCount: 3 });
    expect(await bring(paper(lines.slice(0, 2)))).toMatchObject({ statementId: null, knownCount: 2 });
    const rows = await room.books.chair.act((tx) => listStatements(tx));
    expect(rows.find((row) => row.newCount === 2)).toMatchObject({
      ...{ knownCount: 3, openCount: 2, creditVnd: 420_000n },
    });
  });

  it('the same line on another account is another line', async () => {
    const lines = [['05/03/2019', '1.000.000', 'gui tiet kiem']];
    expect(await bring(paper(lines))).toMatchObject({ newCount: 1 });
    expect(await bring(paper(lines), { account: '1128' })).toMatchObject({ newCount: 1 });
  });

  it('the same money in another print, a gap since the last statement: asked, not guessed', async () => {
    const first = paper([['10/07/2019', '80.000', 'UNG HO QUY']]);
    expect(await bring(first)).toMatchObject({ newCount: 1 });
    const other = paper([['10/07/2019', '80.000', 'MBVCB.123. ung ho quy khuyen hoc']]);
    expect(await refusedWith(() => bring(other))).toBe('statements.notAccepted');
    expect(await bring(other, { also: ['statements.maybeStored:0'] })).toMatchObject({ newCount: 1 });
    const withBalance = (day: string, amount: string, balance: string) => [
      ['Ngày', 'Ghi có', 'Số dư', 'Nội dung'],
      [day, amount, balance, 'x'],
    ];
    expect(await bring(withBalance('01/08/2019', '5.000', '100.000'))).toMatchObject({ newCount: 1 });
    expect(await bring(withBalance('02/08/2019', '5.000', '105.000'))).toMatchObject({ newCount: 1 });
    const later = withBalance('05/08/2019', '5.000', '200.000');
    expect(await refusedWith(() => bring(later))).toBe('statements.notAccepted');
    expect(await bring(later, { also: ['statements.gapBefore:0'] })).toMatchObject({ newCount: 1 });
  });

  it('failure path: errors, questions nobody answered, other hands, other accounts', async () => {
    const before = await stored();
    const torn = gridOf('agribank-1500.csv');
    torn[99]![7] = '999,000';
    expect(await refusedWith(() => bring(torn))).toBe('statements.notReady');
    const lost = gridOf('agribank-1500.csv').slice(0, 900);
    expect(await refusedWith(() => bring(lost, { accept: false }))).toBe('statements.notAccepted');
    const small = paper([['06/03/2019', '10.000', 'x']]);
    for (const who of [room.books.cashier, room.books.chair, room.books.inspector])
      await expect(bring(small, { who })).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await refusedWith(() => bring(small, { account: '111' }))).toBe('statements.notABankAccount');
    expect(await stored()).toEqual(before);
  });

  it('two who bring overlapping files at once store each line once', async () => {
    const days = (from: number, to: number) =>
      paper(
        Array.from({ length: to - from }, (_, at) => [
          `${String(from + at).padStart(2, '0')}/06/2019`,
          '10.000',
          'a',
        ]),
      );
    const before = await stored();
    const done = await Promise.all([
      bring(days(1, 15)),
      bring(days(10, 25)),
      bring(days(5, 20)),
      bring(days(1, 25)),
    ]);
    expect((await stored()).lines - before.lines).toBe(24);
    expect(done.reduce((sum, one) => sum + one.newCount, 0)).toBe(24);
  });
});
