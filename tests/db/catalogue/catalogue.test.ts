/**
 * What the database holds against mistakes (constraints, triggers, policies, grants, functions) is written down in
 * tests/golden/catalogue.txt; a guard that disappears or a right that appears turns this red.
 * After a wanted change: UPDATE_GOLDEN=1 npm run test:db -- tests/db/catalogue, and read the difference.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

const golden = 'tests/golden/catalogue.txt';
const schemas = ['app', 'access', 'ledger', 'audit', 'pub'];
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

type Row = { line: string };

async function catalogue(): Promise<string> {
  const prefix = new URL(database.urls.app).username.replace(/_app$/, '');
  const parts = await Promise.all([
    admin<
      Row[]
    >`SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line
      FROM pg_constraint WHERE connamespace::regnamespace::text = ANY (${schemas}) AND contype <> 'n'`,
    admin<
      Row[]
    >`SELECT 'unique index ' || pg_get_indexdef(i.indexrelid) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE i.indisunique AND c.relnamespace::regnamespace::text = ANY (${schemas})
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    admin<
      Row[]
    >`SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' [' || tgenabled::text || ']' AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND c.relnamespace::regnamespace::text = ANY (${schemas})`,
    admin<
      Row[]
    >`SELECT 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' to ' || roles::text
      || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-') AS line FROM pg_policies WHERE schemaname = ANY (${schemas})`,
    admin<
      Row[]
    >`SELECT 'row security ' || oid::regclass || ' ' || relrowsecurity || ' forced ' || relforcerowsecurity AS line
      FROM pg_class WHERE relnamespace::regnamespace::text = ANY (${schemas}) AND relkind = 'r'`,
    admin<
      Row[]
    >`SELECT 'grant ' || c.oid::regclass || ' ' || a.privilege_type || ' to ' || pg_get_userbyid(a.grantee) AS line
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.relnamespace::regnamespace::text = ANY (${schemas}) AND c.relkind IN ('r', 'v')
       AND a.grantee <> c.relowner`,
    admin<
      Row[]
    >`SELECT 'column grant ' || t.attrelid::regclass || '.' || t.attname || ' ' || a.privilege_type || ' to ' || pg_get_userbyid(a.grantee) AS line
      FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a
      WHERE c.relnamespace::regnamespace::text = ANY (${schemas})`,
    admin<
      { line: string; body: string }[]
    >`SELECT 'function ' || p.oid::regprocedure || ' owner ' || pg_get_userbyid(proowner) || ' definer ' || prosecdef
      || ' ' || provolatile::text || ' ' || coalesce(array_to_string(proconfig, ','), '') || ' acl ' ||
      coalesce((SELECT string_agg(pg_get_userbyid(a.grantee), ',' ORDER BY pg_get_userbyid(a.grantee)) FROM aclexplode(p.proacl) a
        WHERE a.grantee <> p.proowner), CASE WHEN p.proacl IS NULL THEN 'PUBLIC' ELSE '-' END) AS line, p.prosrc AS body
      FROM pg_proc p WHERE pronamespace::regnamespace::text = ANY (${schemas})`,
  ]);
  const lines = parts.flatMap((rows) =>
    rows.map((row) => {
      const body = (row as { body?: string }).body;
      return (
        row.line + (body ? ` sha256 ${createHash('sha256').update(body).digest('hex').slice(0, 16)}` : '')
      );
    }),
  );
  return `${lines
    .map((line) => line.replaceAll(prefix, '@').replaceAll(/\s+/g, ' '))
    .sort()
    .join('\n')}\n`;
}

it('the guards of the database are exactly those written down', async () => {
  const now = await catalogue();
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, now);
  expect(now).toBe(readFileSync(golden, 'utf8'));
});

it.each([
  'ALTER TABLE ledger.posting DISABLE TRIGGER append_only',
  'DROP POLICY recused_do_not_see ON app.nomination',
  'ALTER TABLE app.party NO FORCE ROW LEVEL SECURITY',
  'ALTER TABLE ledger.posting DROP CONSTRAINT posting_amount_positive',
  'GRANT SELECT ON app.hardship TO PUBLIC',
  'GRANT EXECUTE ON FUNCTION access.consume_pin(bigint, text, bytea) TO PUBLIC',
])('turns red when a control is taken away: %s', async (statement) => {
  const before = await catalogue();
  await admin.unsafe(statement);
  expect(await catalogue()).not.toBe(before);
});

it('no function runs with its owner rights and a loose search path, and none is open to everybody by accident', async () => {
  const loose = await admin<{ name: string }[]>`SELECT p.oid::regprocedure::text AS name FROM pg_proc p
    WHERE pronamespace::regnamespace::text = ANY (${schemas}) AND prosecdef AND NOT coalesce(array_to_string(proconfig, ',') LIKE '%search_path=pg_catalog, pg_temp%', false)`;
  expect(loose).toEqual([]);
});
