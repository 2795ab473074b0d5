/** keepRecipientAccount, listTransfers, makeTransferFile: masked in lists, read whole only by the accountant, paid as approved. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { findMemoCodes, isMemoCode } from '@/lib/kernel/memo-code';
import { readXlsx } from '@/lib/spreadsheets/xlsx';
import { transferFileRequest } from '@/lib/transfers/paper-request';
import { transferPage } from '@/lib/transfers/queries';
import { memoForBank } from '@/lib/transfers/rules';
import {
  approveWithPin,
  type DecidedBoard,
  eventsOf,
  orderFor,
  orderState,
  payWithPin,
  pinFor,
} from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { bankBoard, fileOf, keepAccount, listedOrder, makeList } from './transferring';

let database: TestDatabase;
let board: DecidedBoard;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await bankBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const pageOf = (orderId: number, login = 'chair') =>
  board.people[login]!.act((tx) => transferPage(tx, String(orderId)));

describe('keepRecipientAccount', () => {
  it.each(['cashier', 'chair', 'secretary', 'inspector'])('is not for the %s', async (login) => {
    expect(await refusedWith(() => keepAccount(board, 'linh', {}, login))).toMatch(
      /access.notPermitted|42501/,
    );
  });

  it.each([
    { accountNumber: '12 345' },
    { accountNumber: '12345678901234567890' },
    { accountNumber: '=1+1' },
    { bankBin: '000000' },
    { holderName: '--' },
  ])('refuses %o, and keeps nothing', async (changes) => {
    const before = await eventsOf(board, 'recipientAccount.kept');
    expect(await refusedWith(() => keepAccount(board, 'linh', changes))).toBe('transfers.badAccount');
    expect(await eventsOf(board, 'recipientAccount.kept')).toBe(before);
  });

  it('keeps a number that nobody selects: neither from the table nor among the personal texts', async () => {
    await keepAccount(board, 'hoa', { accountNumber: '0123456789' });
    for (const login of ['accountant', 'chair', 'inspector']) {
      const found = await board.people[login]!.act((tx) =>
        tx.execute(sql`SELECT 1 FROM app.personal_value WHERE field IN ('accountNumber', 'accountHolder')`),
      );
      expect(found, login).toHaveLength(0);
    }
    const insert = () =>
      board.people.accountant!.act((tx) =>
        tx.execute(
          sql`INSERT INTO app.personal_value (association_id, field, value) VALUES (app.current_association(), 'accountNumber', '1')`,
        ),
      );
    expect(await refusedWith(insert)).toBe('42501');
  });
});

describe('listTransfers', () => {
  it('gives each award a memo code of at most nineteen signs with its check, once, in a new version', async () => {
    const orderId = await listedOrder(board, ['linh', 'nuong']);
    expect(await orderState(board, orderId)).toBe('prepared 2');
    const page = await pageOf(orderId);
    const memos = page!.rows.map((row) => row.memo!);
    expect(new Set(memos).size).toBe(2);
    for (const memo of memos) {
      expect(isMemoCode(memo)).toBe(true);
      expect(memoForBank(memo)).toMatch(/^[A-Z0-9 ]{1,19}$/);
      expect(findMemoCodes(`MBVCB.123 ${memoForBank(memo)} CT DI`)).toEqual([memo]);
    }
    expect(page!.rows.map((row) => row.account?.lastFour)).toEqual(['0000', '0001']);
    expect(JSON.stringify(page, (_, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      '035012050',
    );
    expect(await refusedWith(() => makeList(board, orderId))).toBe('transfers.alreadyListed');
    await withdraw(orderId);
  });

  it('refuses an order in cash, a missing account, and everybody but the accountant', async () => {
    const cash = await orderFor(board, ['linh']);
    expect(await refusedWith(() => makeList(board, cash))).toBe('transfers.notPrepared');
    await withdraw(cash);
    const bank = await orderFor(board, ['ngan'], { accountId: board.extra.bank });
    expect(await refusedWith(() => makeList(board, bank))).toBe('transfers.accountMissing');
    for (const login of ['cashier', 'chair', 'inspector'])
      expect(await refusedWith(() => makeList(board, bank, login))).toMatch(/access.notPermitted/);
    expect(await orderState(board, bank)).toBe('prepared 1');
    await withdraw(bank);
  });

  it('makes a PIN confirmed before it worthless', async () => {
    await keepAccount(board, 'hoa');
    const orderId = await orderFor(board, ['hoa'], { accountId: board.extra.bank });
    const pinConfirmationId = await pinFor(board.people.chair!, 'approvePayment', orderId);
    await makeList(board, orderId);
    const approve = () =>
      board.people.chair!.act((tx) =>
        tx.execute(sql`SELECT app.approve_payment(${orderId}, ${pinConfirmationId}, '')`),
      );
    expect(await refusedWith(approve)).toBe('access.pinNotConfirmed');
    await withdraw(orderId);
  });
});

describe('makeTransferFile', () => {
  it('exists only for what is approved, for the accountant alone, and each reading stays in the log', async () => {
    const orderId = await listedOrder(board, ['linh', 'nuong']);
    expect(await refusedWith(() => fileOf(board, orderId))).toBe('transfers.notApproved');
    await approveWithPin(board, orderId);
    for (const login of ['cashier', 'chair', 'inspector']) {
      expect(await refusedWith(() => fileOf(board, orderId, 'xlsx', login))).toMatch(/access.notPermitted/);
      const raw = () =>
        board.people[login]!.act((tx) =>
          tx.execute(sql`SELECT * FROM app.read_transfer_accounts(${orderId})`),
        );
      expect(await refusedWith(raw)).toMatch(/access.notPermitted/);
    }
    const before = await eventsOf(board, 'transfer.accountsRead');
    const first = await fileOf(board, orderId);
    const second = await fileOf(board, orderId);
    expect(await eventsOf(board, 'transfer.accountsRead')).toBe(before + 2);
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect(second.fingerprint).toBe(first.fingerprint);
    const read = await readXlsx(Buffer.from(first.bytes));
    const memos = (await pageOf(orderId))!.rows.map((row) => memoForBank(row.memo!));
    expect('cells' in read && read.cells.slice(1)).toEqual([
      ['1', '035012050000', 'VU THI MAU Y', 'Agribank', '970405', '500000', memos[0]],
      ['2', '035012050001', 'VU THI MAU Y', 'Agribank', '970405', '500000', memos[1]],
    ]);
    await withdraw(orderId);
  });

  it('changing an account after the approval voids it: what was approved is what is paid', async () => {
    const orderId = await listedOrder(board, ['linh', 'nuong']);
    await approveWithPin(board, orderId);
    const old = await fileOf(board, orderId, 'csv');
    await keepAccount(board, 'nuong', { accountNumber: '9999888877' });
    expect(await orderState(board, orderId)).toBe('prepared 3');
    expect(await refusedWith(() => fileOf(board, orderId))).toBe('transfers.notApproved');
    expect(await refusedWith(() => payWithPin(board, orderId))).toBe('payments.notApproved');
    await approveWithPin(board, orderId);
    const made = await fileOf(board, orderId, 'csv');
    expect(made.fingerprint).not.toBe(old.fingerprint);
    expect(made.rows.map((row) => row.accountNumber)).toEqual(['035012050000', '9999888877']);
    expect(made.rows.map((row) => row.memo)).toEqual(old.rows.map((row) => row.memo));
    // An account of somebody else leaves this order as it is.
    await keepAccount(board, 'hoa', { accountNumber: '1111222233' });
    expect(await orderState(board, orderId)).toBe('approved 3');
    await payWithPin(board, orderId);
    // Paid is paid: another account changes nothing of it any more.
    await keepAccount(board, 'nuong', { accountNumber: '7777888877' });
    expect((await fileOf(board, orderId, 'csv')).fingerprint).toBe(made.fingerprint);
  });

  it('of an order that is not there is no file, rather than a refusal', async () => {
    const ask = (id: string) =>
      board.people.accountant!.act((tx, actor) => transferFileRequest(tx, actor, id, 'csv'));
    expect(await ask('999999999')).toBeNull();
    expect(await ask('x')).toBeNull();
  });

  it('nobody can write the list or the accounts past the functions', async () => {
    for (const table of ['recipient_account', 'transfer_line'])
      for (const statement of [`DELETE FROM app.${table}`, `UPDATE app.${table} SET association_id = 1`]) {
        const act = () => board.people.accountant!.act((tx) => tx.execute(sql.raw(statement)));
        expect(await refusedWith(act), statement).toBe('42501');
      }
  });
});

async function withdraw(orderId: number): Promise<void> {
  await board.people.accountant!.act(async (tx) => {
    await tx.execute(sql`SELECT audit.record(jsonb_build_object('kind', 'paymentOrder.withdrawn', 'subjectType', 'paymentOrder',
      'subjectId', ${String(orderId)}::text, 'payload', '{}'::jsonb, 'correlationId', 'test'))`);
    await tx.execute(sql`SELECT app.withdraw_payment(${orderId})`);
  });
}
