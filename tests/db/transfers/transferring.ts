/** The decided board of Tết 2019 with accounts of its recipients and money in the bank. All people and numbers are made up. */
import { sql } from 'drizzle-orm';
import type { DatabaseUrls } from '@/db/provision';
import { postVoucher } from '@/lib/ledger/post';
import {
  keepRecipientAccount,
  listTransfers,
  type MadeFile,
  makeTransferFile,
} from '@/lib/transfers/commands';
import type { AccountInput, FileFormat } from '@/lib/transfers/schema';
import { type DecidedBoard, decidedBoard, orderFor } from '@/tests/db/payments/paying';

export type Recipient = keyof DecidedBoard['awards'];
export const recipients: readonly Recipient[] = ['linh', 'nuong', 'ngan', 'hoa'];

/** 4.000.000 of the 10.855.000 đồng in cash lie in the bank. */
export async function bankBoard(urls: DatabaseUrls, slug: string): Promise<DecidedBoard> {
  const board = await decidedBoard(urls, slug);
  await board.people.cashier!.act((tx, actor) =>
    postVoucher(tx, actor, {
      ...{ book: 'PKT', purpose: 'transfer', occurredOn: '2019-02-08', requestKey: `to-the-bank-${slug}` },
      lines: [
        {
          ...{ fundId: board.fundId, amountVnd: 4_000_000n },
          ...{ debitAccountId: board.extra.bank, creditAccountId: board.accounts.cash },
        },
      ],
    }),
  );
  return board;
}

export async function partyOf(board: DecidedBoard, name: Recipient): Promise<number> {
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT party_id AS id FROM app.award WHERE id = ${board.awards[name]}`),
  );
  return Number(row!.id);
}

export async function keepAccount(
  board: DecidedBoard,
  name: Recipient,
  changes: Partial<AccountInput> = {},
  login = 'accountant',
): Promise<void> {
  const input: AccountInput = {
    ...{ partyId: await partyOf(board, name), holderKind: 'guardian', bankBin: '970405' },
    accountNumber: `0350 1205 000${recipients.indexOf(name)}`,
    holderName: 'Vũ Thị Mẫu Ý',
    ...changes,
  };
  await board.people[login]!.act((tx, actor) => keepRecipientAccount(tx, actor, input));
}

/** An order from the bank over these awards, its accounts kept and its list made. */
export async function listedOrder(board: DecidedBoard, names: Recipient[]): Promise<number> {
  for (const name of names) await keepAccount(board, name);
  const orderId = await orderFor(board, names, { accountId: board.extra.bank });
  await makeList(board, orderId);
  return orderId;
}

export function makeList(board: DecidedBoard, orderId: number, login = 'accountant'): Promise<number> {
  return board.people[login]!.act((tx, actor) => listTransfers(tx, actor, { orderId }));
}

export function fileOf(
  board: DecidedBoard,
  orderId: number,
  format: FileFormat = 'xlsx',
  login = 'accountant',
): Promise<MadeFile> {
  return board.people[login]!.act((tx, actor) => makeTransferFile(tx, actor, { orderId, format }));
}
