/**
 * An association that logged its lines one by one, before a hundred rows shared an entry: the step to the new form is
 * taken over its data, new lines are logged in the new form, and everything from both times is still proven.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { importStatement } from '@/lib/statements/commands';
import { readStatementFile } from '@/lib/statements/files';
import { withConnection } from '../../setup/connection';
import { withBooks } from '../contributions/set-up';
import { csv, header } from '../statements/desk';
import { seal } from './story';

const room = withBooks('hoi-cu');
const migration = (tag: string) => readFileSync(join(process.cwd(), 'db/migrations', `${tag}.sql`), 'utf8');

async function bring(month: number) {
  const bytes = csv([
    header,
    ...Array.from({ length: 130 }, (_, at) => [
      ...[`${String(1 + (at % 28)).padStart(2, '0')}/0${month}/2019`, '', String(10_000 + at), ''],
      `ung ho ${month} ${at}`,
    ]),
  ]);
  await room.books.accountant.act(async (tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId: room.books.accounts['112']!, reading: await readStatementFile(bytes) },
      ...{ fileHash: createHash('sha256').update(bytes).digest(), accepted: ['statements.noBalance:0'] },
    }),
  );
}

/** As the owner, who applies migrations. */
const asOwner = (text: string) =>
  withConnection(room.database.superuserUrl, async (sql) => {
    const [row] = await sql<
      { owner: string }[]
    >`SELECT tableowner AS owner FROM pg_tables WHERE tablename = 'bank_line'`;
    const own = text.replace(/"@([a-z_]+)"/g, (_, role: string) => `"${row!.owner.replace(/owner$/, role)}"`);
    await sql.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL ROLE "${row!.owner}"`);
      await tx.unsafe(own);
    });
  });

/** What the step made, taken back; what it replaced, from the files that had made it. */
async function stepBack() {
  const guard = /CREATE FUNCTION app\.bank_line_guard\(\)[\s\S]*?END \$\$;/.exec(
    migration('0013_statements'),
  )![0];
  const capture = migration('0020_donor_search').split('CREATE FUNCTION audit.capture_inserted()')[1]!;
  // A policy that came later reads a column whose kind the step changes.
  await asOwner(`
    DROP POLICY suspicions_apart ON audit.change;
    DROP TRIGGER bank_lines_guard ON app.bank_line;
    DROP FUNCTION app.bank_lines_guard();
    DROP TRIGGER audit_capture_inserted ON app.bank_line;
    DROP TRIGGER audit_capture_inserted ON app.personal_value;
    DROP FUNCTION audit.capture_inserted();
    DROP FUNCTION audit.image_sql(regclass, text[], text[]);
    DROP FUNCTION audit.row_key_sql(regclass, text[]);
    CREATE INDEX change_event ON audit.change (event_id);
    ${guard}
    CREATE TRIGGER bank_line_guard BEFORE INSERT ON app.bank_line FOR EACH ROW EXECUTE FUNCTION app.bank_line_guard();
    CREATE FUNCTION audit.capture_inserted()${capture}`);
}

async function state() {
  const entries = await withConnection(
    room.database.superuserUrl,
    (sql) => sql<{ operation: string; count: number }[]>`
      SELECT operation, count(*)::int FROM audit.change WHERE table_name = 'app.bank_line' GROUP BY operation ORDER BY 1`,
  );
  const { problems } = await verifyExport(exportDatabase(room.database.urls.backup, { hasTexts: true }));
  return { entries: entries.map(({ operation, count }) => `${operation} ${count}`), problems };
}

it('what was logged before is proven after, and together with what came later', async () => {
  await stepBack();
  await bring(3);
  await seal(room.database);
  expect(await state()).toEqual({ entries: ['INSERT 130'], problems: [] });
  await asOwner(migration('0046_statement_import'));
  expect((await state()).problems).toEqual([]);
  await bring(4);
  await seal(room.database);
  expect(await state()).toEqual({ entries: ['INSERT 130', 'INSERTS 2'], problems: [] });
  // A line of either time that is touched outside the log is named.
  const keys = await withConnection(room.database.superuserUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = 'replica'`;
      return tx<{ key: string }[]>`UPDATE app.bank_line SET amount_vnd = amount_vnd + 1 WHERE ordinal = 7
        RETURNING association_id || ':' || id AS key`;
    }),
  );
  const { problems } = await state();
  expect(problems.map(({ code, row }) => `${code} ${row?.key}`).sort()).toEqual(
    keys.map(({ key }) => `rowChanged ${key}`).sort(),
  );
  expect(keys).toHaveLength(2);
});
