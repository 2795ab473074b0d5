/**
 * Every column says what it holds of people, and no personal column reaches the public: neither by a grant to the owner of
 * the public views, nor by a view, nor by a function that the public side may call. Each look is also tried on a leak.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf, personalTexts, personalWords, plain, reachPublic } from '@/tests/canary/personal-columns';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const known = [personalTexts, personalWords, plain].flatMap(columnsOf);
const personal = new Set([personalTexts, personalWords].flatMap(columnsOf));
/** Functions that the public side may call although they read more than its views: each is tried in tests/db/public. */
const publicDoors = [
  ...['begins_key', 'certificate_public_name', 'check_certificate', 'check_decision_changes', 'check_paper'],
  ...[
    'fold',
    'gift_journey',
    'has_consent',
    'holding',
    'honour_amounts',
    'honours_under',
    'live_honour_lists',
    'near_honours',
  ],
  ...[
    'open_data_id',
    'paper_public_name',
    'publication_touched',
    'rarest_first',
    'reference',
    'report_is_withdrawn',
  ],
  ...['search_honours', 'search_text'],
];

async function columnsOfCatalogue(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('app', 'access', 'ledger', 'audit') AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid NOT IN ('int4'::regtype, 'int8'::regtype, 'bool'::regtype, 'timestamptz'::regtype, 'xid8'::regtype)
     ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/** Personal columns that the owner of the views may read, or that a view reads; what is let through on purpose aside. */
async function leaks(sql: postgres.Sql): Promise<string[]> {
  const owner = new URL(database.urls.public).username.replace(/_public_reader$/, '_pub_owner');
  const rows = await sql<{ name: string }[]>`
    SELECT DISTINCT n.nspname || '.' || c.relname || '.' || a.attname AS name FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('app', 'access', 'ledger', 'audit') AND a.attnum > 0 AND NOT a.attisdropped
       AND (has_column_privilege(${owner}, c.oid, a.attnum, 'SELECT') OR EXISTS (
         SELECT 1 FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class
          WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = c.oid AND d.refobjsubid = a.attnum AND v.relnamespace = 'pub'::regnamespace))
     ORDER BY 1`;
  return rows.map(({ name }) => name).filter((name) => personal.has(name) && !reachPublic.includes(name));
}

async function doors(sql: postgres.Sql): Promise<string[]> {
  const reader = new URL(database.urls.public).username;
  const owner = reader.replace(/_public_reader$/, '_pub_owner');
  const rows = await sql<{ name: string }[]>`
    SELECT DISTINCT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('app', 'access', 'ledger', 'audit', 'pub')
       AND (has_function_privilege(${owner}, p.oid, 'EXECUTE') OR has_function_privilege(${reader}, p.oid, 'EXECUTE')) ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/** What `look` finds after a change that is undone. */
async function after<T>(change: string, look: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const undo = new Error('undo');
  let found: T | undefined;
  await admin
    .begin(async (tx) => {
      await tx.unsafe(change);
      found = await look(tx as unknown as postgres.Sql);
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return found as T;
}

it('every column stands in exactly one list, and every listed one is there; control: a new one is noticed', async () => {
  const columns = await columnsOfCatalogue(admin);
  expect(new Set(known).size).toBe(known.length);
  expect(columns.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !columns.includes(name))).toEqual([]);
  const more = await after('ALTER TABLE app.party ADD COLUMN nickname text', columnsOfCatalogue);
  expect(more.filter((name) => !known.includes(name))).toEqual(['app.party.nickname']);
});

it('no personal column reaches a public view but those let through; control: a grant or a view with one is noticed', async () => {
  expect(await leaks(admin)).toEqual([]);
  const owner = new URL(database.urls.public).username.replace(/_public_reader$/, '_pub_owner');
  const grant = `GRANT SELECT (unit_code) ON app.party TO "${owner}"`;
  expect(await after(grant, leaks)).toEqual(['app.party.unit_code']);
  const view = 'CREATE VIEW pub.leak AS SELECT account FROM app.hardship';
  expect(await after(view, leaks)).toEqual(['app.hardship.account']);
});

it('a new function for the public side is noticed', async () => {
  expect(await doors(admin)).toEqual(publicDoors);
  const reader = new URL(database.urls.public).username;
  const more = `CREATE FUNCTION pub.names() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS 'SELECT value FROM app.personal_value';
    GRANT EXECUTE ON FUNCTION pub.names() TO "${reader}"`;
  expect((await after(more, doors)).filter((name) => !publicDoors.includes(name))).toEqual(['names']);
});
