/**
 * What people do to donors, accounts and the association itself, five times at the same moment:
 * it takes effect once, nobody has two names, and the log holds one sentence for one change.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools, type Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import * as firstBooks from '@/lib/access/commands/first-books';
import * as manage from '@/lib/access/commands/manage';
import { changePublicName } from '@/lib/contributions/commands';
import { changeDonor } from '@/lib/donors/commands';
import { registerParty } from '@/lib/people/commands';
import { type Books, openBooks } from '@/tests/db/contributions/books';
import { give } from '@/tests/db/contributions/story';
import {
  type Colleague,
  colleague,
  type FoundedAssociation,
  foundAssociation,
  pointPoolsAt,
} from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: postgres.Sql;
let books: Books;
let hoi: FoundedAssociation;
let administrator: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  books = await openBooks(database.urls, 'xa-mot');
  hoi = await foundAssociation(database.urls, 'xa-hai', {
    admin: ['administrator'],
    lan: ['committeeMember'],
  });
  administrator = await colleague(hoi, 'admin', ['administrator']);
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

/** Five at once; the answers, sorted: "accepted" or the code of the refusal. */
async function fiveTimes(
  person: Colleague,
  work: (tx: Tx, actor: Actor, at: number) => Promise<unknown>,
): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, at) => refusedWith(() => person.act((tx, actor) => work(tx, actor, at)))),
  );
  return answers.sort();
}

async function count(from: string): Promise<number> {
  const [row] = await admin.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${from}`);
  return row!.n;
}

const once = (code: string) => ['accepted', ...Array.from({ length: 4 }, () => code)].sort();
const always = Array.from({ length: 5 }, () => 'accepted');

async function donorOf(contributionId: number): Promise<number> {
  const [row] = await admin<
    { id: string }[]
  >`SELECT donor_id AS id FROM app.contribution WHERE id = ${contributionId}`;
  return Number(row!.id);
}

it('one donor renamed five ways at once has one name in force, and every earlier one is kept', async () => {
  const { accountant, cashier } = books;
  const donorId = await donorOf((await give(cashier, books, { amountVnd: 90_000n })).contributionId);
  const blank = { donorId, phone: '', address: '' };
  expect(
    await fiveTimes(accountant, (tx, actor, at) =>
      changeDonor(tx, actor, { ...blank, name: `Cơ quan ${at}` }),
    ),
  ).toEqual(always);
  const names = `app.personal_value WHERE party_id = ${donorId} AND field = 'name'`;
  expect(await count(`${names} AND ended_at IS NULL`)).toBe(1);
  expect(await count(names)).toBe(6);
  const same = { ...blank, name: 'Cơ quan A một tên', phone: '0912345678' };
  expect(await fiveTimes(accountant, (tx, actor) => changeDonor(tx, actor, same))).toEqual(always);
  expect(await count(names)).toBe(7);
  expect(await count(`app.personal_value WHERE party_id = ${donorId} AND field = 'phone'`)).toBe(1);
});

it('control: the database itself refuses a second name in force', async () => {
  const donorId = await donorOf((await give(books.cashier, books, { amountVnd: 80_000n })).contributionId);
  const second = books.accountant.act(async (tx, actor) => {
    await registerParty(tx, actor, { kind: 'agency', name: 'Cơ quan khác' });
    await tx.execute(sql`INSERT INTO app.personal_value (association_id, party_id, field, value)
                         VALUES (${books.associationId}, ${donorId}, 'name', 'Tên thứ hai')`);
  });
  expect(await refusedWith(() => second)).toBe('people.changedMeanwhile');
});

it('five gifts of one person at once leave one consent to be named; one choice of name is one name', async () => {
  const { accountant, cashier } = books;
  const donor = { name: 'Bà Trương Thị Ơn', kind: 'individual' as const };
  const first = await give(cashier, books, { amountVnd: 50_000n, donor, publicNameChoice: 'anonymous' });
  const donorId = await donorOf(first.contributionId);
  const gift = { amountVnd: 50_000n, donor: { id: donorId }, publicNameChoice: 'real' as const };
  await Promise.all(Array.from({ length: 5 }, () => give(cashier, books, gift)));
  const inForce = `app.consent WHERE party_id = ${donorId} AND field = 'name' AND withdrawn_at IS NULL`;
  expect(await count(inForce)).toBe(1);
  const choice = { contributionId: first.contributionId, choice: 'other' as const };
  expect(
    await fiveTimes(accountant, (tx, actor, at) =>
      changePublicName(tx, actor, { ...choice, publicName: `Bà giáo ${at}` }),
    ),
  ).toEqual(always);
  expect(await count(inForce)).toBe(1);
  expect(
    await count(
      `app.contribution c JOIN app.personal_value v ON v.id = c.public_name_value_id
        WHERE c.id = ${first.contributionId} AND c.public_name_choice = 'other' AND v.value LIKE 'Bà giáo _'`,
    ),
  ).toBe(1);
});

it('the first books: one chart, codes without a repeat, one voucher of opening balances', async () => {
  const fund = {
    ...{ name: 'Quỹ khuyến học', publicLabel: '', purpose: '', kind: 'operating' as const },
    openedOn: '2019-01-01',
  };
  const bank = { bankName: 'Agribank', accountNo: '3501205000123', holderName: '' };
  const first = { fund, bank, hasTermDeposit: false };
  expect(await fiveTimes(administrator, (tx, actor) => firstBooks.openFirstBooks(tx, actor, first))).toEqual(
    once('ledger.codeTaken'),
  );
  const own = (table: string) => `ledger.${table} WHERE association_id = ${hoi.associationId}`;
  expect(await count(own('fund'))).toBe(1);
  const funds = await fiveTimes(administrator, (tx, actor) =>
    firstBooks.openNamedFund(tx, actor, { ...fund, name: 'Quỹ thứ hai' }),
  );
  expect(await count(own('fund'))).toBe(1 + funds.filter((answer) => answer === 'accepted').length);
  const accounts = await fiveTimes(administrator, (tx, actor) =>
    firstBooks.openBankAccount(tx, actor, { ...bank, isTermDeposit: false }),
  );
  expect(await count(`${own('account')} AND kind = 'bank'`)).toBe(
    1 + accounts.filter((answer) => answer === 'accepted').length,
  );
  expect(funds).toContain('accepted');
  expect(accounts).toContain('accepted');
  for (const answer of [...funds, ...accounts]) expect(['accepted', 'ledger.codeTaken']).toContain(answer);
  const opening = {
    ...{ occurredOn: '2019-01-01', attachmentCount: 1, requestKey: randomUUID() },
    lines: [{ fundCode: 'khuyen-hoc', accountCode: '111', amountVnd: 3_250_000n }],
  };
  expect(
    await fiveTimes(administrator, (tx, actor) => firstBooks.postFirstBalances(tx, actor, opening)),
  ).toEqual(always);
  expect(await count(own('voucher'))).toBe(1);
});

it('an invitation is withdrawn once, a change of the association is one sentence, a lost telephone ends everything', async () => {
  await administrator.act((tx, actor) =>
    manage.invite(tx, actor, { role: 'inspector', roundId: null, days: 3 }),
  );
  const [invitation] = await admin<
    { id: string }[]
  >`SELECT id FROM access.invitation WHERE association_id = ${hoi.associationId}`;
  expect(
    await fiveTimes(administrator, (tx, actor) =>
      manage.withdrawInvitation(tx, actor, Number(invitation!.id)),
    ),
  ).toEqual(once('access.invitationEnded'));
  const facts = {
    ...{ name: 'Hội Khuyến học xã Hai', shortName: 'HKH xã Hai', parentName: '', place: 'xã Hai' },
    ...{ address: 'xã Hai', phone: '', symbol: 'HKH', minApprovals: 2 },
    ...{ onePersonBooks: false, onePersonRead: false },
  };
  expect(await fiveTimes(administrator, (tx, actor) => manage.changeAssociation(tx, actor, facts))).toEqual(
    always,
  );
  const events = `audit.event WHERE association_id = ${hoi.associationId} AND kind = 'association.changed'`;
  expect(await count(events)).toBe(1);
  const lan = await colleague(hoi, 'lan', ['committeeMember']);
  expect(
    await fiveTimes(administrator, (tx, actor) => manage.endSessionsOf(tx, actor, lan.actor.userId)),
  ).toEqual(always);
  expect(await count(`access.session WHERE user_id = ${lan.actor.userId} AND revoked_at IS NULL`)).toBe(0);
  expect(await fiveTimes(administrator, (tx, actor) => manage.clearPin(tx, actor, lan.actor.userId))).toEqual(
    always,
  );
  expect(await count(`access."user" WHERE id = ${lan.actor.userId} AND pin_hash IS NULL`)).toBe(1);
});
