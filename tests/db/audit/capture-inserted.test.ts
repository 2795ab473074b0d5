/** Many rows of one INSERT are logged together: the same lines as one by one, in their order, and never without an event. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import type { Tx } from '@/db/client';
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
