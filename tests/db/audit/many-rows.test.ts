/**
 * A hundred inserted rows stand in one entry of the log, and each of them is held as before: what is changed, added,
 * removed or swapped, in the tables or in the entry, is found and named. Texts erased later still fit.
 */
import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { problemSentence } from '@/lib/audit/problem-sentences';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { importStatement } from '@/lib/statements/commands';
import { readStatementFile } from '@/lib/statements/files';
import { translator } from '@/lib/web/messages';
import { pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { type Books, openBooks } from '../contributions/books';
import { csv, header } from '../statements/desk';
import { copyOf } from './copy';
import { seal } from './story';

const t = translator('vi');
let original: TestDatabase;
let books: Books;

/** 250 lines in one month; every month has its own. */
const statement = (month: string) =>
  csv([
    header,
    ...Array.from({ length: 250 }, (_, at) => [
      ...[`${String(1 + (at % 28)).padStart(2, '0')}/${month}/2019`, '', String(10_000 + at), ''],
      `ung ho ${month} ${at}\nnguoi gui thu ${at}`,
    ]),
  ]);

async function bring(month: string): Promise<number> {
  const bytes = statement(month);
  const done = await books.accountant.act(async (tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId: books.accounts['112']!, reading: await readStatementFile(bytes) },
      ...{ fileHash: createHash('sha256').update(bytes).digest(), accepted: ['statements.noBalance:0'] },
    }),
  );
  return done.newCount;
}

const admin = <T>(work: (sql: postgres.Sql) => Promise<T>, database = original) =>
  withConnection(database.superuserUrl, work);

async function problemsOf(database: TestDatabase) {
  return (await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }))).problems;
}

beforeAll(async () => {
  original = await createTestDatabase();
  pointPoolsAt(original.urls);
  books = await openBooks(original.urls, 'hoi-mot');
  expect(await bring('03')).toBe(250);
  await seal(original);
  await closePools();
});
afterAll(async () => {
  await original.drop();
});

/** Key of the n-th row of a table, from 1. */
const keyOf = (sql: postgres.Sql | postgres.TransactionSql, table: string, n: number) =>
  sql
    .unsafe<{ key: string; id: string }[]>(
      `SELECT association_id || ':' || id AS key, id FROM app.${table} WHERE ${table === 'bank_line' ? 'true' : "field = 'bankMemo'"} ORDER BY id OFFSET ${n - 1} LIMIT 1`,
    )
    .then(([row]) => row!);

it('the entries hold a hundred rows each, with the images that stand', async () => {
  const entries = await admin(
    (sql) => sql<{ table: string; key: string; lines: string }[]>`
      SELECT table_name AS table, row_key AS key, new_image AS lines FROM audit.change WHERE operation = 'INSERTS' ORDER BY id`,
  );
  for (const table of ['app.personal_value', 'app.bank_line']) {
    const own = entries.filter((entry) => entry.table === table);
    const rows = own.flatMap(({ lines }) => lines.split('\n').map((line) => line.split('\t')));
    expect(own.map(({ key }) => key)).toEqual(
      [0, 100, 200].map((from) => `${rows[from]![0]}+${from === 200 ? 50 : 100}`),
    );
    const stand = await admin(
      (sql) => sql<{ key: string; image: string }[]>`
        SELECT row_key AS key, image FROM audit.current_images(${table}::regclass)
         WHERE row_key IN ${sql(rows.map(([key]) => key!))} ORDER BY split_part(row_key, ':', 2)::bigint`,
    );
    expect(rows).toEqual(stand.map(({ key, image }) => [key, image]));
  }
});

it('an untouched copy raises no alarm, also after a text of an entry was erased by the rules', async () => {
  const copy = await copyOf(original);
  expect(await problemsOf(copy)).toEqual([]);
  await admin(
    (sql) =>
      sql.begin(async (tx) => {
        await tx`SELECT audit.write_event(${books.associationId}, 'text.erased', 'association', '', '{}')`;
        await tx`UPDATE app.personal_value SET value = '', salt = '', ended_at = now(), erased_at = now()
          WHERE id = ${(await keyOf(tx, 'personal_value', 77)).id}`;
      }),
    copy,
  );
  await seal(copy);
  expect(await problemsOf(copy)).toEqual([]);
  await copy.drop();
});

interface Tampering {
  name: string;
  act: (sql: postgres.TransactionSql) => PromiseLike<unknown>;
  /** Codes with the place of the row (table and ordinal), or without a row. */
  finds: [code: string, table?: string, n?: number][];
  says?: string;
  /** How many rows are named in all, where that is more than `finds` lists. */
  rows?: number;
}

const line = (sql: postgres.TransactionSql, n: number) => keyOf(sql, 'bank_line', n);
const rewrite = (sql: postgres.TransactionSql, change: string) =>
  sql.unsafe(`UPDATE audit.change SET new_image = ${change}
    WHERE id = (SELECT min(id) FROM audit.change WHERE operation = 'INSERTS' AND table_name = 'app.bank_line')`);
const parts = (n: number) => `split_part(new_image, E'\\n', ${n})`;

const tamperings: Tampering[] = [
  {
    name: 'an amount changed in the table',
    act: async (sql) => sql`UPDATE app.bank_line SET amount_vnd = 9 WHERE id = ${(await line(sql, 130)).id}`,
    finds: [['rowChanged', 'bank_line', 130]],
    says: 'đã bị sửa ngoài nhật ký: số tiền 10.129 đồng → 9 đồng.',
  },
  {
    name: 'a line removed',
    act: async (sql) => sql`DELETE FROM app.bank_line WHERE id = ${(await line(sql, 250)).id}`,
    finds: [['rowMissing', 'bank_line', 250]],
  },
  {
    name: 'a line added',
    act: (sql) =>
      sql`INSERT INTO app.bank_line (association_id, statement_id, account_id, ordinal, occurred_on, time, amount_vnd,
        is_amount_printed, reference, line_key, occurrence) SELECT association_id, statement_id, account_id, 251, occurred_on, time,
        amount_vnd, true, '', line_key, 7 FROM app.bank_line WHERE ordinal = 1`,
    finds: [['rowExtra', 'bank_line', 251]],
  },
  {
    name: 'the amounts of two lines swapped',
    act: (sql) =>
      sql`UPDATE app.bank_line SET amount_vnd = 10002 + 10005 - amount_vnd WHERE ordinal IN (3, 6)`,
    finds: [
      ['rowChanged', 'bank_line', 3],
      ['rowChanged', 'bank_line', 6],
    ],
  },
  {
    name: 'a memo replaced together with its salt and commitment',
    act: async (
      sql,
    ) => sql`UPDATE app.personal_value SET value = 'Khac', commitment = sha256(salt || 'Khac'::bytea)
      WHERE id = ${(await keyOf(sql, 'personal_value', 42)).id}`,
    finds: [['rowChanged', 'personal_value', 42]],
  },
  {
    name: 'an amount changed in the table and in the entry alike',
    act: async (sql) => {
      await sql`UPDATE app.bank_line SET amount_vnd = 9 WHERE ordinal = 1`;
      await rewrite(sql, `replace(new_image, '"amount_vnd": 10000,', '"amount_vnd": 9,')`);
    },
    finds: [['sealAltered']],
  },
  {
    name: 'a row struck from an entry',
    act: (sql) => rewrite(sql, `replace(new_image, ${parts(5)} || E'\\n', '')`),
    finds: [['sealAltered'], ['rowExtra', 'bank_line', 5]],
  },
  {
    name: 'two rows of an entry in the other order',
    act: (sql) =>
      rewrite(
        sql,
        `replace(new_image, ${parts(1)} || E'\\n' || ${parts(2)}, ${parts(2)} || E'\\n' || ${parts(1)})`,
      ),
    finds: [['sealAltered']],
  },
  {
    name: 'the images of two rows of an entry swapped',
    act: (sql) =>
      rewrite(
        sql,
        `replace(replace(replace(new_image, '"amount_vnd": 10000,', '#'), '"amount_vnd": 10001,', '"amount_vnd": 10000,'), '#', '"amount_vnd": 10001,')`,
      ),
    finds: [['sealAltered'], ['rowChanged', 'bank_line', 1], ['rowChanged', 'bank_line', 2]],
  },
  {
    name: 'an entry made unreadable',
    act: (sql) => rewrite(sql, `replace(new_image, E'\\t', ' ')`),
    finds: [['sealAltered'], ['rowExtra', 'bank_line', 1], ['rowExtra', 'bank_line', 100]],
    // The rows of the table that the log does not know, and what stands in the entry instead.
    rows: 200,
  },
  {
    name: 'an entry removed',
    act: (sql) => sql`DELETE FROM audit.change WHERE id = (
      SELECT max(id) FROM audit.change WHERE operation = 'INSERTS' AND table_name = 'app.bank_line')`,
    finds: [['sealCount'], ['rowExtra', 'bank_line', 201], ['rowExtra', 'bank_line', 250]],
    rows: 50,
  },
];

/** The row of each finding; one that was removed is asked for in the original. */
const wanted = (finds: Tampering['finds'], copy: TestDatabase) =>
  Promise.all(
    finds.map(async ([code, table, n]) => {
      if (!table) return { code, row: undefined };
      const { key } = await admin((sql) => keyOf(sql, table, n!), code === 'rowMissing' ? original : copy);
      return { code, row: { table: `app.${table}`, key } };
    }),
  );

describe('every tampering with the guards off is found and named', () => {
  it.each(tamperings)('$name', async ({ act, finds, says = '', rows }) => {
    const copy = await copyOf(original);
    try {
      await admin(
        (sql) =>
          sql.begin(async (tx) => {
            await tx`SET LOCAL session_replication_role = 'replica'`;
            await act(tx);
          }),
        copy,
      );
      const problems = await problemsOf(copy);
      const found = problems.map(({ code, row }) => ({ code, row }));
      for (const one of await wanted(finds, copy)) expect(found).toContainEqual(one);
      expect(found.filter(({ row }) => row)).toHaveLength(rows ?? finds.filter(([, table]) => table).length);
      expect(problems.map((problem) => problemSentence(problem, t)).join('\n')).toContain(says);
    } finally {
      await copy.drop();
    }
  });
});
