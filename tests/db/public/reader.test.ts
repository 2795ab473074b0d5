/** The public reader reaches schema pub and nothing else; a view that asks for hardship is refused by the database. */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let reader: postgres.Sql;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  reader = postgres(database.urls.public, { max: 1, onnotice: () => {} });
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await reader.end();
  await admin.end();
  await database.drop();
});

it('reads every view of pub', async () => {
  const views = await admin<
    { name: string }[]
  >`SELECT viewname AS name FROM pg_views WHERE schemaname = 'pub'`;
  expect(views.length).toBeGreaterThanOrEqual(6);
  for (const { name } of views)
    expect(await refusedWith(() => reader.unsafe(`SELECT * FROM pub.${name}`))).toBe('accepted');
});

it('reads no table and calls no function of any other schema', async () => {
  const tables = await admin<{ name: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('app', 'access', 'ledger', 'audit') AND c.relkind IN ('r', 'v')`;
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables)
    expect(await refusedWith(() => reader.unsafe(`SELECT 1 FROM ${name}`))).toBe('42501');
  expect(await refusedWith(() => reader.unsafe("SELECT app.has_consent(1, 1, 'name', 'publish')"))).toBe(
    '42501',
  );
  expect(await refusedWith(() => reader.unsafe("SELECT ledger.post('{}'::jsonb)"))).toBe('42501');
});

it('writes nothing, not even where a grant were forgotten', async () => {
  expect(await refusedWith(() => reader.unsafe('CREATE TEMP TABLE x (a int)'))).toMatch(/42501|25006/);
  expect(
    await refusedWith(() =>
      reader.unsafe("SELECT set_config('default_transaction_read_only', 'off', false), 1"),
    ),
  ).toBe('accepted');
  expect(await refusedWith(() => reader.unsafe('INSERT INTO pub.figure DEFAULT VALUES'))).toMatch(
    /42501|25006|55000/,
  );
});

async function asViewOwner(text: string): Promise<string> {
  const role = new URL(database.urls.public).username.replace(/_public_reader$/, '_pub_owner');
  return refusedWith(() =>
    admin.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL ROLE "${role}"`);
      await tx.unsafe(text);
      await tx.unsafe('SELECT * FROM pub.attack');
    }),
  );
}

it('a pub view that reads a hardship column, a category or a nomination is refused; an honest one is not', async () => {
  expect(await asViewOwner('CREATE VIEW pub.attack AS SELECT circumstance FROM app.hardship')).toBe('42501');
  expect(await asViewOwner('CREATE VIEW pub.attack AS SELECT category FROM app.round_category')).toBe(
    '42501',
  );
  expect(await asViewOwner('CREATE VIEW pub.attack AS SELECT party_id FROM app.nomination')).toBe('42501');
  expect(await asViewOwner('CREATE VIEW pub.attack AS SELECT amount_vnd FROM app.published_honour')).toBe(
    '42501',
  );
  expect(await asViewOwner('CREATE VIEW pub.attack AS SELECT label FROM app.published_honour')).toBe(
    'accepted',
  );
});
