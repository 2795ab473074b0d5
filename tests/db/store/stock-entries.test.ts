/** The store of the story of 2019: ten contracts in on 21/01, out on 13/10; the papers agree with the books. */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools, withSession } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoSlugs } from '@/lib/access/demo-accounts';
import { checkLedger } from '@/lib/ledger/checks';
import { stockEntries } from '@/lib/store/queries';
import { runningStock } from '@/lib/store/rules';
import { openSession, pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  await seedDemo(database.urls, database.adminUrl);
  pointPoolsAt(database.urls);
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

it('PN 01/2019 brings 6.500.000 đồng with its basis, PX 01/2019 takes all of it out', async () => {
  const [accountant] = await admin<{ id: string }[]>`
    SELECT id FROM access."user" WHERE login_name = 'ketoan'`;
  const token = await openSession(Number(accountant!.id));
  const entries = await withSession(token, demoSlugs.district, (tx) => stockEntries(tx));
  const { rows } = runningStock(entries);
  const papers = rows.map(({ ref, occurredOn, changeVnd, leftVnd }) =>
    [`${ref.book} ${ref.number}/${ref.year}`, occurredOn, changeVnd, leftVnd].join(' '),
  );
  expect(papers).toEqual(['PN 1/2019 2019-01-21 6500000 6500000', 'PX 1/2019 2019-10-13 -6500000 0']);
  expect(entries[0]).toMatchObject({
    ...{ quantity: 10, goodsLabel: 'hợp đồng bảo hiểm', purpose: 'gift' },
    valuationBasis: 'Phí bảo hiểm 650.000 đồng một hợp đồng, theo hoá đơn',
  });
  expect(entries[1]).toMatchObject({ goodsLabel: null, quantity: null, valuationBasis: null });
});

it('papers and books agree about goods; a gift worth more than its voucher is told', async () => {
  const reader = postgres(database.urls.backup, { max: 1, onnotice: () => undefined });
  const goods = async () => (await checkLedger(reader)).filter(({ code }) => code === 'goodsDiffer');
  try {
    expect(await goods()).toEqual([]);
    await admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = 'replica'`;
      await tx`UPDATE app.contribution SET amount_vnd = amount_vnd + 1 WHERE method = 'inKind' AND occurred_on = '2019-01-21'`;
    });
    expect(await goods()).toHaveLength(1);
  } finally {
    await reader.end();
  }
});
