/** A small set of books for guard tests: funds, accounts and orders, through the same functions as the app. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DatabaseUrls } from '@/db/provision';
import { postVoucher, type VoucherInput } from '@/lib/ledger/post';
import { type Colleague, colleague, type FoundedAssociation, foundAssociation } from './association';

export interface Books {
  founded: FoundedAssociation;
  people: Record<'chair' | 'vice' | 'secretary' | 'accountant' | 'cashier' | 'inspector', Colleague>;
  funds: Record<'general' | 'restricted', number>;
  /** kind → id: cash, bank, goods, clearing, income, goodsIncome, expense, goodsExpense, opening */
  accounts: Record<string, number>;
}

const accountKinds = [
  'cash',
  'bank',
  'goods',
  'clearing',
  'income',
  'goodsIncome',
  'expense',
  'goodsExpense',
  'opening',
];
const offices = {
  chair: ['chair'],
  vice: ['viceChair'],
  secretary: ['secretary'],
  accountant: ['accountant'],
  cashier: ['cashier'],
  inspector: ['inspector'],
} as const;

async function open(tx: Tx, what: 'fund' | 'account', body: object): Promise<number> {
  const text = JSON.stringify(body);
  const query =
    what === 'fund'
      ? sql`SELECT ledger.open_fund(${text}::jsonb) AS id`
      : sql`SELECT ledger.open_account(${text}::jsonb) AS id`;
  return Number((await tx.execute<{ id: string }>(query))[0]!.id);
}

/** Founds an association with six officers, two funds and one account of each kind. */
export async function openBooks(urls: DatabaseUrls, slug: string): Promise<Books> {
  const founded = await foundAssociation(
    urls,
    slug,
    Object.fromEntries(Object.entries(offices).map(([name, roles]) => [name, [...roles]])),
  );
  const people = {} as Books['people'];
  for (const [name, roles] of Object.entries(offices)) {
    people[name as keyof typeof offices] = await colleague(founded, name, [...roles]);
  }
  return people.accountant.act(async (tx) => {
    const fund = (code: string, kind: string) =>
      open(tx, 'fund', { code, name: code, publicLabel: code, kind, openedOn: '2015-01-01' });
    const funds = {
      general: await fund('general', 'operating'),
      restricted: await fund('restricted', 'restricted'),
    };
    const accounts: Record<string, number> = {};
    for (const kind of accountKinds) {
      accounts[kind] = await open(tx, 'account', { code: kind, name: kind, kind, reportKey: kind });
    }
    return { founded, people, funds, accounts };
  });
}

let counter = 0;

/** Cash in by the cashier. */
export function cashIn(
  books: Books,
  amountVnd: bigint,
  occurredOn: string,
  extra: Partial<VoucherInput> = {},
) {
  counter += 1;
  const line = {
    fundId: books.funds.general,
    debitAccountId: books.accounts.cash!,
    creditAccountId: books.accounts.income!,
    amountVnd,
  };
  return books.people.cashier.act((tx, actor) =>
    postVoucher(tx, actor, {
      book: 'PT',
      purpose: 'gift',
      occurredOn,
      requestKey: `test-${counter}`,
      lines: [line],
      ...extra,
    }),
  );
}

export interface OrderInput {
  amountVnd: bigint;
  fund?: 'general' | 'restricted';
  account?: 'cash' | 'bank';
}

/** The accountant prepares an order for an expense; returns its id. */
export function prepareOrder(
  books: Books,
  { amountVnd, fund = 'general', account = 'cash' }: OrderInput,
): Promise<number> {
  const association = books.founded.associationId;
  return books.people.accountant.act(async (tx) => {
    await tx.execute(
      sql`SELECT audit.record('{"kind":"paymentOrder.prepared","subjectType":"paymentOrder"}'::jsonb)`,
    );
    const rows = await tx.execute<{ id: string }>(sql`
      WITH reason AS (INSERT INTO app.personal_value (association_id, field, value)
        VALUES (${association}, 'reason', 'in test') RETURNING id)
      INSERT INTO app.payment_order (association_id, kind, book, fund_id, account_id, expense_account_id, amount_vnd, reason_value_id, due_on, prepared_by)
      SELECT ${association}, 'expense', ${account === 'cash' ? 'PC' : 'UNC'}, ${books.funds[fund]}, ${books.accounts[account]!},
             ${books.accounts.expense!}, ${amountVnd}, reason.id, '2019-03-01', 0 FROM reason RETURNING id`);
    return Number(rows[0]!.id);
  });
}

/** What a PIN for this order must confirm. */
export async function orderDigest(person: Colleague, orderId: number): Promise<Buffer> {
  const rows = await person.act((tx) =>
    tx.execute<{ digest: Buffer }>(sql`SELECT app.payment_order_digest(${orderId}) AS digest`),
  );
  return rows[0]!.digest;
}

/** The chair approves an order with a fresh PIN confirmation. */
export async function approveOrder(
  books: Books,
  orderId: number,
  person = books.people.chair,
): Promise<void> {
  const pin = await person.confirm('approvePayment', await orderDigest(person, orderId));
  await person.act((tx) => tx.execute(sql`SELECT app.approve_payment(${orderId}, ${pin})`));
}

/** The cashier pays an approved order. */
export async function payOrder(
  books: Books,
  orderId: number,
  occurredOn: string,
  book: 'PC' | 'UNC' = 'PC',
  person = books.people.cashier,
) {
  const pin = await person.confirm('payOrder', await orderDigest(person, orderId));
  return person.act((tx, actor) =>
    postVoucher(
      tx,
      { ...actor, pinConfirmationId: pin },
      { book, purpose: 'expense', occurredOn, requestKey: `pay-${orderId}`, paymentOrderId: orderId },
    ),
  );
}
