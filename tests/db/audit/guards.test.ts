/**
 * What the database refuses to the role of the program, whoever writes the SQL: the log and the books are only added to,
 * and no row changes without an event. Each control has its twin: without it the thing goes through, and the check tells.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { problemSentence } from '@/lib/audit/problem-sentences';
import { record } from '@/lib/audit/record';
import { capturedTables } from '@/lib/audit/verify/captured-tables';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { translator } from '@/lib/web/messages';
import { pointPoolsAt } from '../../factories/association';
import { refusedWith } from '../../factories/refused';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { type Story, seal, tellStory } from './story';

let database: TestDatabase;
let story: Story;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  story = await tellStory(database, 'hoi-mot');
  await seal(database);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const tables = [
  'audit.event',
  'audit.change',
  'audit.seal',
  'audit.seal_progress',
  'audit.checkpoint',
  'ledger.voucher',
  'ledger.posting',
  'ledger.commitment',
  'ledger.book_counter',
  'ledger.snapshot',
  'ledger.period',
  'ledger.fund',
  'ledger.account',
];

describe('the program may read the log and the books, and nothing else', () => {
  const statements = tables.flatMap((table) => [
    [`INSERT INTO ${table}`, `INSERT INTO ${table} DEFAULT VALUES`],
    [
      `UPDATE ${table}`,
      `UPDATE ${table} SET ${table.endsWith('seal_progress') ? 'epoch = epoch' : 'association_id = association_id'}`,
    ],
    [`DELETE FROM ${table}`, `DELETE FROM ${table}`],
    [`TRUNCATE ${table}`, `TRUNCATE ${table}`],
  ]);
  it.each(statements)('%s is refused', async (_, statement) => {
    const { chair } = story.people;
    expect(await refusedWith(() => chair.act((tx) => tx.execute(sql.raw(statement!))))).toBe('42501');
  });

  it('the internal functions of the log are out of reach', async () => {
    for (const call of [
      `SELECT audit.write_event(1, 'x.y', 'x', '', '{}')`,
      `SELECT audit.seal_pending()`,
      `SELECT * FROM audit.current_images('app.award')`,
    ]) {
      expect(await refusedWith(() => story.people.chair.act((tx) => tx.execute(sql.raw(call))))).toBe(
        '42501',
      );
    }
  });

  it('kinds that only the database writes cannot be claimed', async () => {
    for (const kind of [
      'voucher.posted',
      'award.approved',
      'hardship.read',
      'publication.published',
      'role.granted',
    ]) {
      const body = JSON.stringify({ kind, subjectType: 'voucher', subjectId: '1', payload: {} });
      const claim = () =>
        story.people.chair.act((tx) => tx.execute(sql`SELECT audit.record(${body}::jsonb)`));
      expect(await refusedWith(claim)).toBe('audit.reservedKind');
    }
  });
});

describe('even the owner adds only', () => {
  it.each([
    `UPDATE audit.event SET kind = 'x'`,
    `DELETE FROM audit.event`,
    `UPDATE audit.change SET operation = 'X'`,
    `DELETE FROM audit.change`,
    `UPDATE audit.seal SET root = ''`,
    `DELETE FROM audit.seal`,
    `TRUNCATE audit.event`,
    `TRUNCATE audit.change`,
    `TRUNCATE audit.seal`,
    `UPDATE ledger.voucher SET number = 9`,
    `DELETE FROM ledger.posting`,
  ])('%s is refused to the superuser too', async (statement) => {
    const attempt = () => withConnection(database.superuserUrl, (superuser) => superuser.unsafe(statement));
    expect(await refusedWith(attempt)).toMatch(/^(audit\.appendOnly|0A000)$/);
  });
});

const rename = sql`UPDATE app.association SET phone = '0123' WHERE id = app.current_association()`;

describe('no change without a sentence', () => {
  it('a row is not changed, added or taken away without an event in the same transaction', async () => {
    const { chair, secretary } = story.people;
    expect(await refusedWith(() => chair.act((tx) => tx.execute(rename)))).toBe('audit.noEvent');
    const add = sql`INSERT INTO app.party (association_id, kind) VALUES (${story.associationId}, 'clan')`;
    expect(await refusedWith(() => secretary.act((tx) => tx.execute(add)))).toBe('audit.noEvent');
  });

  it('an event of another transaction does not count', async () => {
    const { chair } = story.people;
    const event = {
      kind: 'association.changed',
      subjectType: 'association',
      subjectId: '1',
      payload: { fields: [] },
    } as const;
    await chair.act((tx, actor) => record(tx, actor, { ...event, payload: { fields: ['phone'] } }));
    expect(await refusedWith(() => chair.act((tx) => tx.execute(rename)))).toBe('audit.noEvent');
  });

  it('nor an event with the same transaction number from before a restore', async () => {
    const attempt = () =>
      withConnection(database.superuserUrl, (superuser) =>
        superuser.begin(async (tx) => {
          await tx`INSERT INTO audit.event (association_id, epoch, xid, recorded_at, kind, subject_type, subject_id, payload, correlation_id)
            VALUES (1, 0, pg_current_xact_id(), now(), 'association.changed', 'association', '1', '{}', '')`;
          await tx`UPDATE app.association SET phone = '0999' WHERE id = ${story.associationId}`;
        }),
      );
    expect(await refusedWith(attempt)).toBe('audit.noEvent');
  });

  it('every table that is to be watched is watched, with the arguments the verifier expects', async () => {
    const found = await withConnection(
      database.superuserUrl,
      (superuser) => superuser<{ name: string; args: string }[]>`
        SELECT n.nspname || '.' || c.relname AS name, replace(encode(t.tgargs, 'escape'), '\\000', '|') AS args
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE t.tgname = 'audit_capture' ORDER BY 1`,
    );
    const expected = capturedTables
      .map(({ name, keys, personal, omitted }) => ({ name, args: `${keys}|${personal}|${omitted}|` }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect([...found].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(expected);
  });

  it('with the watch taken down the change goes through, and the check names the row', async () => {
    const put = (statement: string) =>
      withConnection(database.superuserUrl, (superuser) => superuser.unsafe(statement));
    await put('ALTER TABLE app.association DISABLE TRIGGER audit_capture');
    expect(await refusedWith(() => story.people.chair.act((tx) => tx.execute(rename)))).toBe('accepted');
    await put('ALTER TABLE app.association ENABLE TRIGGER audit_capture');
    const { problems } = await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }));
    expect(problems.map((problem) => problemSentence(problem, translator('vi')))).toEqual([
      `Thông tin hội [${story.associationId}] đã bị sửa ngoài nhật ký: điện thoại (để trống) → 0123.`,
    ]);
  });
});
