import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import {
  openBankAccount,
  openFirstBooks,
  openNamedFund,
  postFirstBalances,
} from '@/lib/access/commands/first-books';
import { openingBalances } from '@/lib/access/schema/books';
import { setupFacts } from '@/lib/access/setup-queries';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { type Colleague, colleague, foundAssociation, pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: Colleague;
let cashier: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  const hoi = await foundAssociation(database.urls, 'phu-hoa', {
    admin: ['administrator'],
    cashier: ['cashier'],
  });
  admin = await colleague(hoi, 'admin', ['administrator']);
  cashier = await colleague(hoi, 'cashier', ['cashier']);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const fund = {
  name: 'Quỹ khuyến học',
  publicLabel: '',
  purpose: '',
  kind: 'operating' as const,
  openedOn: '2019-01-01',
};
const bank = { bankName: 'Agribank', accountNo: '3501205000123', holderName: '' };
const books = { fund, bank, hasTermDeposit: true };

it('openFirstBooks opens the chart and the first fund once, and not for the cashier', async () => {
  expect(await refusedWith(() => cashier.act((tx, actor) => openFirstBooks(tx, actor, books)))).not.toBe(
    'accepted',
  );
  await admin.act((tx, actor) => openFirstBooks(tx, actor, books));
  const accounts = await admin.act((tx) => listAccounts(tx, ['cash', 'bank', 'goods']));
  expect(accounts.map((account) => account.code)).toEqual(['111', '112', '1128', '156']);
  expect(await refusedWith(() => admin.act((tx, actor) => openFirstBooks(tx, actor, books)))).toBe(
    'ledger.codeTaken',
  );
  expect(await admin.act((tx) => listFunds(tx))).toHaveLength(1);
});

it('openNamedFund makes a code of the name, and another one for the same name', async () => {
  const named = { ...fund, name: 'Quỹ học sinh xã Lam Sơn', kind: 'restricted' as const };
  await admin.act((tx, actor) => openNamedFund(tx, actor, named));
  await admin.act((tx, actor) => openNamedFund(tx, actor, named));
  const funds = await admin.act((tx) => listFunds(tx));
  expect(funds.map((one) => one.code).sort()).toEqual([
    'hoc-sinh-xa-lam-son',
    'hoc-sinh-xa-lam-son-2',
    'khuyen-hoc',
  ]);
});

it('openBankAccount takes the next free code of the chart', async () => {
  const add = (isTermDeposit: boolean) =>
    admin.act((tx, actor) => openBankAccount(tx, actor, { ...bank, isTermDeposit }));
  await add(false);
  await add(true);
  const accounts = await admin.act((tx) => listAccounts(tx, ['bank']));
  expect(accounts.map((account) => account.code)).toEqual(['112', '1121', '1128', '1129']);
  expect(
    await refusedWith(() =>
      cashier.act((tx, actor) => openBankAccount(tx, actor, { ...bank, isTermDeposit: false })),
    ),
  ).toBe('access.notPermitted');
});

it('The form of opening balances posts one voucher, per fund and account, and the set-up then shows it', async () => {
  const form = {
    today: '2019-07-02',
    occurredOn: '01/01/2019',
    attachmentCount: '1',
    requestKey: 'set-up-opening',
    'amount_khuyen-hoc_111': '3.250.000',
    'amount_khuyen-hoc_112': '18tr6',
    'amount_khuyen-hoc_1128': '30 triệu',
    'amount_khuyen-hoc_156': ' ',
  };
  const wrong = openingBalances.safeParse({
    ...form,
    'amount_khuyen-hoc_112': '1.5',
    occurredOn: '01/01/2020',
  });
  expect(wrong.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
    ['amount_khuyen-hoc_112', 'fields.ambiguousAmount'],
    ['occurredOn', 'fields.futureDate'],
  ]);
  const input = openingBalances.parse(form);
  const posted = await admin.act((tx, actor) => postFirstBalances(tx, actor, input));
  expect(posted).toBe('PKT 01/2019');
  const facts = await admin.act((tx) => setupFacts(tx));
  expect(facts.openingReference).toBe('PKT 01/2019');
  expect(facts.blocked.map(({ step }) => step)).toContain('approveAwards');
});
