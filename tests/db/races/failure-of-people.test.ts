/**
 * The power goes after every command on people, offices, first books and donors, just before its commit:
 * nothing of it remains in any table.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import * as firstBooks from '@/lib/access/commands/first-books';
import * as manage from '@/lib/access/commands/manage';
import { resubmitNomination } from '@/lib/awards/commands/review-nomination';
import { changeDonor } from '@/lib/donors/commands';
import * as tet from '@/tests/db/awards/tet-2019';
import { openBooks } from '@/tests/db/contributions/books';
import { give } from '@/tests/db/contributions/story';
import { colleague, foundAssociation, pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Picture, photographer, watch } from './power-cuts';

let database: TestDatabase;
let admin: postgres.Sql;
let take: () => Promise<Picture>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  take = await photographer(admin);
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

const facts = {
  ...{ name: '', shortName: 'HKH', parentName: '', place: 'xã', address: 'xã', phone: '', symbol: 'HKH' },
  ...{ minApprovals: 2, onePersonBooks: false, onePersonRead: false },
};

it('the power goes after what the people of an association are given and lose: nothing remains', async () => {
  const board = await tet.openBoard(database.urls, 'xa-ba');
  const chair = board.people.chair!;
  const findings = watch([chair, board.people.secretary!], { admin, take });
  const round = await tet.openTet2019(board);
  const files = await tet.submitForms(board, round);
  await tet.reviewForms(board, files);
  await board.people.secretary!.act((tx, actor) =>
    resubmitNomination(tx, actor, { nominationId: files.quy! }),
  );
  const userId = board.people.loan!.actor.userId;
  const term = await chair.act((tx, actor) =>
    manage.grantRole(tx, actor, { userId, role: 'inspector', startsOn: '2019-01-01', endsOn: null }),
  );
  await chair.act((tx, actor) => manage.endRole(tx, actor, term));
  await chair.act((tx, actor) => manage.invite(tx, actor, { role: 'inspector', roundId: null, days: 3 }));
  await chair.act((tx, actor) => manage.issueResetCode(tx, actor, userId));
  const [invitation] = await admin<
    { id: string }[]
  >`SELECT id FROM access.invitation WHERE association_id = ${board.founded.associationId}`;
  await chair.act((tx, actor) => manage.withdrawInvitation(tx, actor, Number(invitation!.id)));
  await chair.act((tx, actor) => manage.clearPin(tx, actor, userId));
  await chair.act((tx, actor) => manage.endSessionsOf(tx, actor, userId));
  await chair.act((tx, actor) =>
    manage.changeAssociation(tx, actor, { ...facts, name: 'Hội Khuyến học xã Ba' }),
  );
  expect(findings.remains).toEqual([]);
  expect([...findings.events].sort()).toMatchSnapshot();
});

it('the power goes after the first books, and of what is known of a donor: nothing remains', async () => {
  const founded = await foundAssociation(database.urls, 'xa-nam', { admin: ['administrator'] });
  const administrator = await colleague(founded, 'admin', ['administrator']);
  const books = await openBooks(database.urls, 'xa-sau');
  const { contributionId } = await give(books.cashier, books, { amountVnd: 90_000n });
  const [gift] = await admin<
    { donor: string }[]
  >`SELECT donor_id AS donor FROM app.contribution WHERE id = ${contributionId}`;
  const findings = watch([administrator, books.accountant], { admin, take });
  const fund = {
    name: 'Quỹ',
    publicLabel: '',
    purpose: '',
    kind: 'operating',
    openedOn: '2019-01-01',
  } as const;
  const bank = { bankName: 'Agribank', accountNo: '3501205000123', holderName: '' };
  await administrator.act((tx, actor) =>
    firstBooks.openFirstBooks(tx, actor, { fund, bank, hasTermDeposit: false }),
  );
  await administrator.act((tx, actor) => firstBooks.openNamedFund(tx, actor, { ...fund, name: 'Quỹ hai' }));
  await administrator.act((tx, actor) =>
    firstBooks.openBankAccount(tx, actor, { ...bank, isTermDeposit: true }),
  );
  await administrator.act((tx, actor) =>
    firstBooks.postFirstBalances(tx, actor, {
      ...{ occurredOn: '2019-01-01', attachmentCount: 1, requestKey: 'opening' },
      lines: [{ fundCode: 'hai', accountCode: '111', amountVnd: 3_250_000n }],
    }),
  );
  const known = { donorId: Number(gift!.donor), name: 'Cơ quan B', phone: '0912345678', address: '' };
  await books.accountant.act((tx, actor) => changeDonor(tx, actor, known));
  expect(findings.remains).toEqual([]);
  expect([...findings.events].sort()).toMatchSnapshot();
});
