/**
 * The decided awards of Tết 2019 and the three hands of a payment, as the screens use them.
 * Four awards of 500.000 đồng: Linh, Nương, Ngân and teacher Hòa. All people are made up.
 */
import { sql } from 'drizzle-orm';
import type { DatabaseUrls } from '@/db/provision';
import type { Role } from '@/lib/access/policy';
import type { PostedVoucher } from '@/lib/ledger/post';
import { approvePayment, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { paymentOrderDigest } from '@/lib/payments/queries';
import type { PayInput, PrepareInput } from '@/lib/payments/schema';
import { approve, decide } from '@/tests/db/awards/approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from '@/tests/db/awards/tet-2019';
import { type Colleague, colleague } from '@/tests/factories/association';

export interface DecidedBoard extends Board {
  round: ProposedRound;
  /** Award ids of those who were chosen. */
  awards: Record<'linh' | 'nuong' | 'ngan' | 'hoa', number>;
  /** Besides those of the board: a bank account, a store of goods and what goods are used for. */
  extra: Record<'bank' | 'goods' | 'goodsExpense', number>;
}

/** An association with 10.855.000 đồng in cash (or what is given) and decision 01/2019 over four awards. */
export async function decidedBoard(
  urls: DatabaseUrls,
  slug: string,
  openingVnd = 10_855_000n,
): Promise<DecidedBoard> {
  const board = await openBoard(urls, slug, openingVnd);
  const round = await proposeTet2019(board);
  for (const login of ['chair', 'huong']) await approve(board.people[login]!, round.awardIds);
  await decide(board.people.chair!, { roundId: round.roundId, awardIds: round.awardIds });
  const awards = {} as DecidedBoard['awards'];
  for (const name of ['linh', 'nuong', 'ngan', 'hoa'] as const)
    awards[name] = await numberOf(
      board.people.chair!,
      sql`SELECT id AS n FROM app.award WHERE nomination_id = ${round.files[name]!}`,
    );
  const account = (code: string, kind: string) =>
    numberOf(
      board.people.accountant!,
      sql`SELECT ledger.open_account(${JSON.stringify({ code, kind, name: code, reportKey: kind })}::jsonb) AS n`,
    );
  const extra = {
    bank: await account('112', 'bank'),
    goods: await account('156', 'goods'),
    goodsExpense: await account('6156', 'goodsExpense'),
  };
  return { ...board, round, awards, extra };
}

async function numberOf(person: Colleague, query: ReturnType<typeof sql>): Promise<number> {
  const rows = await person.act((tx) => tx.execute<{ n: string }>(query));
  return Number(rows[0]!.n);
}

/** The accountant prepares an order for awards; returns its id. */
export async function orderFor(
  board: DecidedBoard,
  names: (keyof DecidedBoard['awards'])[],
  changes: Partial<Extract<PrepareInput, { kind: 'award' }>> = {},
): Promise<number> {
  const input: PrepareInput = {
    kind: 'award',
    awardIds: names.map((name) => board.awards[name]),
    accountId: board.accounts.cash,
    reason: 'Chi học bổng, giải thưởng Tết khuyến học 2019',
    dueOn: '2019-02-09',
    ...changes,
  };
  const { orderId } = await board.people.accountant!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, input),
  );
  return orderId;
}

/** The accountant prepares an order for a wreath of flowers, or what is given; returns its id. */
export async function expenseOrder(
  board: DecidedBoard,
  changes: Partial<Extract<PrepareInput, { kind: 'expense' }>> = {},
): Promise<number> {
  const input: PrepareInput = {
    kind: 'expense',
    ...{ fundId: board.fundId, accountId: board.accounts.cash, expenseAccountId: board.accounts.expense },
    ...{ amountVnd: 200_000n, payee: { name: 'Cửa hàng hoa Vi Hà' } },
    ...{ reason: 'Hoa và khung giấy khen', dueOn: '2019-02-09' },
    ...changes,
  };
  const { orderId } = await board.people.accountant!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, input),
  );
  return orderId;
}

/** A fresh PIN confirmation for an order as it stands now. */
export async function pinFor(
  person: Colleague,
  purpose: 'approvePayment' | 'payOrder',
  orderId: number,
): Promise<number> {
  return person.confirm(purpose, await person.act((tx) => paymentOrderDigest(tx, orderId)));
}

/** Somebody (the chair unless said otherwise) approves an order with a fresh PIN. */
export async function approveWithPin(board: DecidedBoard, orderId: number, login = 'chair'): Promise<void> {
  const person = board.people[login]!;
  const pinConfirmationId = await pinFor(person, 'approvePayment', orderId);
  await person.act((tx, actor) => approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }));
}

/** Somebody (the cashier unless said otherwise) pays an order with a fresh PIN. */
export async function payWithPin(
  board: DecidedBoard,
  orderId: number,
  changes: Partial<PayInput> = {},
  login = 'cashier',
): Promise<PostedVoucher> {
  const person = board.people[login]!;
  const pinConfirmationId = await pinFor(person, 'payOrder', orderId);
  const input = { orderId, occurredOn: '2019-02-09', requestKey: `pay-${orderId}`, ...changes };
  return person.act((tx, actor) => payOrder(tx, { ...actor, pinConfirmationId }, input));
}

/** What the books say now: cash, what is promised, vouchers of payment and the last number used. */
export async function booksOf(board: DecidedBoard): Promise<{
  cashVnd: string;
  promisedVnd: string;
  vouchers: string[];
  lastNumber: number;
}> {
  const rows = await board.people.chair!.act((tx) =>
    tx.execute(sql`
      SELECT (SELECT coalesce(sum(balance_vnd), 0)::text FROM ledger.balances(${board.founded.associationId}, app.today())
               WHERE account_id = ${board.accounts.cash}) AS "cashVnd",
             (SELECT coalesce(sum(amount_vnd), 0)::text FROM ledger.commitment) AS "promisedVnd",
             (SELECT coalesce(array_agg(ledger.reference(book, number, year) ORDER BY id), '{}') FROM ledger.voucher
               WHERE book IN ('PC', 'UNC', 'PX')) AS vouchers,
             (SELECT coalesce(max(last_number), 0) FROM ledger.book_counter WHERE book = 'PC') AS "lastNumber"`),
  );
  return rows[0] as unknown as Awaited<ReturnType<typeof booksOf>>;
}

/** Status and version of an order. */
export async function orderState(board: DecidedBoard, orderId: number): Promise<string> {
  const rows = await board.people.chair!.act((tx) =>
    tx.execute<{ state: string }>(
      sql`SELECT status || ' ' || version AS state FROM app.payment_order WHERE id = ${orderId}`,
    ),
  );
  return rows[0]!.state;
}

/** Events recorded about an order, in order. */
export async function eventsOf(board: DecidedBoard, kind: string): Promise<number> {
  const rows = await board.people.inspector!.act((tx) =>
    tx.execute<{ count: number }>(sql`SELECT count(*)::int AS count FROM audit.event WHERE kind = ${kind}`),
  );
  return rows[0]!.count;
}

/** The chair gives somebody one more office. */
export async function alsoHolds(board: DecidedBoard, login: string, role: Role): Promise<Colleague> {
  const userId = board.founded.users[login]!;
  await board.people.chair!.act((tx) =>
    tx.execute(sql`SELECT access.grant_term(${userId}, ${role}, app.today(), NULL)`),
  );
  return colleague(board.founded, login, [...board.people[login]!.actor.roles, role]);
}
