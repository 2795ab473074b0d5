/** matchLines, unmatchLine, holdLine, releaseLine, finishStatement, reopenStatement: nothing explained twice, nothing locked opened. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import { voidContribution } from '@/lib/contributions/commands';
import { importStatement } from '@/lib/statements/commands';
import {
  finishStatement,
  holdLine,
  matchLines,
  releaseLine,
  reopenStatement,
  unmatchLine,
} from '@/lib/statements/commands/explain';
import { linesOf, statementById } from '@/lib/statements/queries';
import { readGrid } from '@/lib/statements/rules/grid';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { paper } from './papers';

const room = withBooks('hoi-doi-chieu');
let days = 0;

/** A statement of its own day with these amounts; returns its number and its lines. */
async function statement(...amounts: string[]) {
  days += 1;
  const day = `${String((days % 28) + 1).padStart(2, '0')}/03/2019`;
  const reading = readGrid(paper(amounts.map((amount, at) => [day, amount, `dong ${days}-${at}`])));
  const done = await room.books.accountant.act((tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId: room.books.accounts['112']!, reading, accepted: [] },
      fileHash: createHash('sha256').update(String(days)).digest(),
    }),
  );
  const lines = await room.books.accountant.act((tx) => linesOf(tx, done.statementId!));
  return { id: done.statementId!, lines: lines.map((line) => line.lineId), day };
}
const transfer = async (amountVnd: bigint) =>
  (await give(room.books.accountant, room.books, { method: 'transfer', amountVnd, occurredOn: '2019-03-01' }))
    .voucher!.voucherId;
const match = (
  lineId: number,
  voucherId: number,
  amountVnd?: bigint,
  who: Colleague = room.books.accountant,
) => who.act((tx, actor) => matchLines(tx, actor, [{ lineId, voucherId, amountVnd, reason: 'byHand' }]));
const explained = async (statementId: number) =>
  (await room.books.accountant.act((tx) => linesOf(tx, statementId))).map((line) => line.explainedVnd);
const open = async (statementId: number) =>
  (await room.books.inspector.act((tx) => statementById(tx, statementId)))!.openCount;
const as: Colleague['act'] = (work) => room.books.accountant.act(work);

describe('matchLines and unmatchLine', () => {
  it('happy path: one voucher for a line, two for another, undone and done again', async () => {
    const { id, lines } = await statement('500.000', '300.000');
    await match(lines[0]!, await transfer(500_000n));
    await match(lines[1]!, await transfer(200_000n), 200_000n);
    expect(await open(id)).toBe(1);
    await match(lines[1]!, await transfer(100_000n));
    expect([await explained(id), await open(id)]).toEqual([[500_000n, 300_000n], 0]);
    await as((tx, actor) => unmatchLine(tx, actor, { lineId: lines[1]! }));
    expect([await explained(id), await open(id)]).toEqual([[500_000n, 0n], 1]);
  });

  it('one voucher may explain two lines, never more than it moved', async () => {
    const { lines } = await statement('60.000', '60.000');
    const voucher = await transfer(100_000n);
    await match(lines[0]!, voucher);
    expect(await refusedWith(() => match(lines[1]!, voucher))).toBe('statements.voucherUsed');
    await match(lines[1]!, voucher, 40_000n);
  });

  it('failure path: twice, too much, the other way, another account, other hands, a line of nobody', async () => {
    const { lines } = await statement('500.000', '-11.000');
    const [five, six] = [await transfer(500_000n), await transfer(600_000n)];
    expect(await refusedWith(() => match(lines[0]!, six, 600_000n))).toBe('statements.lineExplained');
    expect(await refusedWith(() => match(lines[1]!, five, -11_000n))).toBe('statements.otherWay');
    expect(await refusedWith(() => match(lines[1]!, five, 11_000n))).toBe('statements.otherWay');
    const cash = await give(room.books.cashier, room.books, {
      amountVnd: 500_000n,
      occurredOn: '2019-03-02',
    });
    expect(await refusedWith(() => match(lines[0]!, cash.voucher!.voucherId))).toBe('statements.otherWay');
    await match(lines[0]!, five);
    expect(await refusedWith(() => match(lines[0]!, six))).toBe('statements.lineExplained');
    await expect(match(lines[0]!, six, 1n, room.books.cashier)).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    expect(await refusedWith(() => match(999_999, six))).toBe('statements.notFound');
  });

  it('two who explain one line at once: one does', async () => {
    const { id, lines } = await statement('70.000');
    const vouchers = await Promise.all([1, 2, 3, 4].map(() => transfer(70_000n)));
    const codes = await Promise.all(vouchers.map((voucher) => refusedWith(() => match(lines[0]!, voucher))));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'statements.lineExplained')).toHaveLength(3);
    expect(await explained(id)).toEqual([70_000n]);
  });

  it('a voucher voided later explains nothing any more, and cannot be taken again', async () => {
    const { id, lines } = await statement('90.000');
    const gift = await give(room.books.accountant, room.books, {
      ...{ method: 'transfer', amountVnd: 90_000n, occurredOn: '2019-03-03' },
    });
    await match(lines[0]!, gift.voucher!.voucherId);
    await as((tx, actor) =>
      voidContribution(tx, actor, {
        ...{ contributionId: gift.contributionId, reason: 'ghi nhầm người', occurredOn: '2019-03-04' },
      }),
    );
    expect([await explained(id), await open(id)]).toEqual([[0n], 1]);
    expect(await refusedWith(() => match(lines[0]!, gift.voucher!.voucherId))).toBe(
      'statements.voucherReversed',
    );
    await match(lines[0]!, await transfer(90_000n));
    expect(await open(id)).toBe(0);
  });
});

describe('holdLine and releaseLine', () => {
  it('a held line is not open; matching it ends the hold; an explained line is not held', async () => {
    const { id, lines } = await statement('40.000');
    const hold = (note: string) => as((tx, actor) => holdLine(tx, actor, { lineId: lines[0]!, note }));
    expect(await refusedWith(() => hold('  '))).toBe('ledger.reasonNeeded');
    await hold('chưa rõ ai chuyển');
    await hold('đã hỏi ngân hàng');
    const [row] = await as((tx) => linesOf(tx, id));
    expect(row).toMatchObject({ heldNote: 'đã hỏi ngân hàng' });
    expect(await open(id)).toBe(0);
    await as((tx, actor) => releaseLine(tx, actor, { lineId: lines[0]! }));
    expect(await refusedWith(() => as((tx, actor) => releaseLine(tx, actor, { lineId: lines[0]! })))).toBe(
      'statements.matchEnded',
    );
    await hold('chờ');
    await match(lines[0]!, await transfer(40_000n));
    expect((await as((tx) => linesOf(tx, id)))[0]!.heldNote).toBeNull();
    expect(await refusedWith(() => hold('muộn'))).toBe('statements.lineExplained');
  });
});

describe('finishStatement and reopenStatement', () => {
  it('finished only when nothing is open; then matches and holds are locked until it is opened again', async () => {
    const { id, lines } = await statement('10.000', '20.000');
    const finish = () => as((tx, actor) => finishStatement(tx, actor, { statementId: id }));
    const reopen = (reason: string) =>
      as((tx, actor) => reopenStatement(tx, actor, { statementId: id, reason }));
    await match(lines[0]!, await transfer(10_000n));
    expect(await refusedWith(finish)).toBe('statements.linesOpen');
    expect(await refusedWith(() => reopen('mở nhầm'))).toBe('statements.notFinished');
    await as((tx, actor) => holdLine(tx, actor, { lineId: lines[1]!, note: 'chưa rõ' }));
    await finish();
    expect(await refusedWith(finish)).toBe('statements.finished');
    const late = await transfer(20_000n);
    expect(await refusedWith(() => match(lines[1]!, late))).toBe('statements.finished');
    expect(await refusedWith(() => as((tx, actor) => unmatchLine(tx, actor, { lineId: lines[0]! })))).toBe(
      'statements.finished',
    );
    expect(await refusedWith(() => reopen(''))).toBe('ledger.reasonNeeded');
    await reopen('đã biết người chuyển');
    await match(lines[1]!, late);
    await finish();
  });
});

const anEvent: Parameters<Colleague['act']>[0] = (tx, actor) =>
  record(tx, actor, {
    ...{ kind: 'statement.reopened', subjectType: 'bankStatement', subjectId: '0', payload: {} },
  });

describe('behind the program', () => {
  const attack = (text: string) => refusedWith(() => as((tx) => tx.execute(sql.raw(text))));

  it('the role of the program cannot change or add lines, nor finish what is open', async () => {
    const { id, lines } = await statement('10.000');
    expect(await attack(`UPDATE app.bank_line SET amount_vnd = 1 WHERE id = ${lines[0]}`)).toBe('42501');
    expect(await attack(`DELETE FROM app.bank_line WHERE id = ${lines[0]}`)).toBe('42501');
    expect(await attack(`UPDATE app.bank_statement SET closing_vnd = 1 WHERE id = ${id}`)).toBe('42501');
    const withEvent = (text: string) =>
      refusedWith(() =>
        as(async (tx, actor) => {
          await anEvent(tx, actor);
          await tx.execute(sql.raw(text));
        }),
      );
    const copy = `INSERT INTO app.bank_line (association_id, statement_id, account_id, ordinal, occurred_on, time, amount_vnd,
      is_amount_printed, reference, line_key, occurrence) SELECT association_id, statement_id, account_id, ORDINAL, occurred_on, time,
      amount_vnd, true, '', line_key, 7 FROM app.bank_line WHERE id = ${lines[0]}`;
    expect(await withEvent(copy.replace('ORDINAL', '2'))).toBe('statements.linesDoNotAddUp');
    expect(await withEvent(copy.replace('ORDINAL', '1'))).toBe('23505');
    expect(await withEvent(`UPDATE app.bank_statement SET finished_at = now() WHERE id = ${id}`)).toBe(
      'statements.linesOpen',
    );
    expect(await attack(`UPDATE app.bank_statement SET finished_at = NULL WHERE id = ${id}`)).toBe(
      'audit.noEvent',
    );
  });

  it('a statement whose lines do not add up is not committed', async () => {
    const { id } = await statement('10.000');
    const copy = `INSERT INTO app.bank_statement (association_id, account_id, layout, balance_style, file_hash, first_on, last_on,
      credit_vnd, debit_vnd, new_count, known_count, known_vnd, accepted_findings, imported_by) SELECT association_id, account_id, layout,
      balance_style, '\\x00', first_on, last_on, credit_vnd, debit_vnd, 1, 0, 0, '{}', imported_by FROM app.bank_statement WHERE id = ${id}`;
    const code = await refusedWith(() =>
      as(async (tx, actor) => {
        await anEvent(tx, actor);
        await tx.execute(sql.raw(copy));
      }),
    );
    expect(code).toBe('statements.linesDoNotAddUp');
  });

  it('a secretary does not read what people write to a bank', async () => {
    const { id } = await statement('10.000');
    expect(await room.books.secretary.act((tx) => linesOf(tx, id))).toEqual([]);
    expect(await room.books.cashier.act((tx) => linesOf(tx, id))).toHaveLength(1);
  });
});
