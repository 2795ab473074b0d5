/** Many rows of one INSERT are logged together: the same images as one by one, in their order, and never without an event. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { capturedTables } from '@/lib/audit/verify/captured-tables';
import { registerParty } from '@/lib/people/commands';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();
const secretary = () => siege.books.people.secretary;
const insert = (tx: Tx, texts: string[]) =>
  tx.execute<{ id: string }>(sql`INSERT INTO app.personal_value (association_id, field, value)
    SELECT app.current_association(), 'note', value FROM jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) AS t(value)
    RETURNING id`);

it('logs each row as it stands, in the order of insertion', async () => {
  const admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
  const rows = await secretary().act(async (tx, actor) => {
    await registerParty(tx, actor, { kind: 'agency', name: 'Cơ quan nhiều chữ' });
    return insert(tx, ['ba', 'một', 'hai', '']);
  });
  const ids = rows.map((row) => Number(row.id));
  const logged = await admin<
    { key: string; image: string; stands: string; operation: string; before: string | null }[]
  >`
    SELECT c.row_key AS key, c.new_image AS image, c.old_image AS before, c.operation, i.image AS stands
      FROM audit.change c JOIN audit.current_images('app.personal_value') i ON i.row_key = c.row_key
     WHERE c.table_name = 'app.personal_value' AND split_part(c.row_key, ':', 2)::bigint = ANY (${ids}) ORDER BY c.id`;
  expect(logged.map((row) => Number(row.key.split(':')[1]))).toEqual(ids);
  for (const row of logged)
    expect(row).toMatchObject({ image: row.stands, operation: 'INSERT', before: null });
  await admin.end();
});

it('refuses rows without an event, and lets nothing be inserted without one; with the watch taken down it would', async () => {
  const attempt = (texts: string[]) => refusedWith(() => secretary().act((tx) => insert(tx, texts)));
  expect(await attempt(['một', 'hai'])).toBe('audit.noEvent');
  expect(await attempt([])).toBe('accepted');
  const admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
  await admin`ALTER TABLE app.personal_value DISABLE TRIGGER audit_capture_inserted`;
  expect(await attempt(['một', 'hai'])).toBe('accepted');
  await admin`ALTER TABLE app.personal_value ENABLE TRIGGER audit_capture_inserted`;
  await admin.end();
});

it('a hundred rows share an entry; a text about somebody in the books has its own, and so have ninety-nine', async () => {
  const admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
  const logged = async (notes: number) => {
    const party = await secretary().act(async (tx, actor) => {
      const id = await registerParty(tx, actor, { kind: 'agency', name: `Cơ quan ${notes} chữ` });
      await tx.execute(sql`INSERT INTO app.personal_value (association_id, party_id, field, value)
        SELECT app.current_association(), CASE WHEN n = 5 THEN ${id}::bigint END, 'note', 'Chữ ' || n FROM generate_series(1, ${notes + 1}::int) n`);
      return id;
    });
    return admin<{ operation: string; count: number; own: number }[]>`
      SELECT operation, count(*)::int, count(*) FILTER (WHERE new_image LIKE ${`%"party_id": ${party},%`})::int AS own
        FROM audit.change WHERE xid = (SELECT max(xid) FROM audit.change) AND table_name = 'app.personal_value'
         AND new_image LIKE '%"field": "note"%' GROUP BY operation ORDER BY operation`;
  };
  expect(await logged(99)).toEqual([{ operation: 'INSERT', count: 100, own: 1 }]);
  expect(await logged(230)).toEqual([
    { operation: 'INSERT', count: 1, own: 1 },
    { operation: 'INSERTS', count: 3, own: 0 },
  ]);
  await admin.end();
});

it('hides from such entries what is hidden from the others', async () => {
  const admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
  const found = await admin<{ name: string; args: string }[]>`
    SELECT n.nspname || '.' || c.relname AS name, replace(encode(t.tgargs, 'escape'), '\\000', '|') AS args
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE t.tgname = 'audit_capture_inserted' ORDER BY 1`;
  expect(found.map(({ name }) => name)).toEqual(['app.bank_line', 'app.personal_value']);
  for (const { name, args } of found) {
    const { keys, personal, omitted } = capturedTables.find((table) => table.name === name)!;
    expect(args.startsWith(`${keys}|${personal}|${omitted}|`), args).toBe(true);
  }
  await admin.end();
});
