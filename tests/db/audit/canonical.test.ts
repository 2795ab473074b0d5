/** The database and the program write the same bytes: canonical forms, folds, codes of papers, images of rows. */
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { imagesQuery } from '@/lib/audit/export/export-queries';
import { capturedTables } from '@/lib/audit/verify/captured-tables';
import { canonicalFields } from '@/lib/kernel/canonical';
import { isPaperCode } from '@/lib/kernel/codes';
import { foldText, normaliseText } from '@/lib/kernel/names';
import { pointPoolsAt } from '../../factories/association';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { tellStory } from './story';

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  await tellStory(database, 'hoi-mot');
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await closePools();
  await database.drop();
});

/** Type number of text[] in PostgreSQL. */
const textArray = 1009;

/** Any text PostgreSQL can hold: everything but U+0000 and lone surrogates. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '-;', '3:abc;', 'Đặng Thị Ánh'),
  )
  .map((value) => value.replace(/\0|\p{Cs}/gu, ''));

it('a list of fields has one canonical form on both sides', async () => {
  const lists = fc.sample(fc.array(fc.option(text), { maxLength: 8 }), { numRuns: 400, seed: 20190702 });
  for (const list of lists) {
    const [row] = await sql<{ form: string; fields: string }[]>`
      SELECT audit.canonical(VARIADIC ${sql.array(list as string[], textArray)}::text[]) AS form,
             coalesce((SELECT string_agg(audit.field(f), '' ORDER BY n) FROM unnest(${sql.array(list as string[], textArray)}::text[])
               WITH ORDINALITY AS u(f, n)), '') AS fields`;
    expect(row).toEqual({ form: canonicalFields(list), fields: canonicalFields(list) });
  }
});

it('different lists never have the same form', () => {
  const list = fc.array(fc.option(text), { maxLength: 5 });
  fc.assert(
    fc.property(list, list, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      expect(canonicalFields(a)).not.toBe(canonicalFields(b));
    }),
  );
});

/** Letters people here write; capitals of scripts younger than the server's tables may fold differently. */
const letters = fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code));
const marks = fc.integer({ min: 0x300, max: 0x36f }).map((code) => String.fromCodePoint(code));
const vietnamese = fc.integer({ min: 0x1ea0, max: 0x1ef9 }).map((code) => String.fromCodePoint(code));
const others = fc.constantFrom('Ω', 'Σ', 'Ж', '中', '💡', '\u200b', '\u00a0', '\u2028', 'Ð', 'Ɖ', 'İ');

it('the fold for search is the same on both sides for every stored text', async () => {
  const unit = fc.oneof(letters, vietnamese, vietnamese, marks, others);
  const names = fc
    .array(unit, { maxLength: 40 })
    .map((parts) => normaliseText(parts.join('').replaceAll('\u0000', '')));
  for (const name of fc.sample(names, { numRuns: 1000, seed: 1996 })) {
    const [row] = await sql<{ fold: string }[]>`SELECT app.fold(${name}::text) AS fold`;
    expect(row!.fold, JSON.stringify(name)).toBe(foldText(name));
  }
});

it('codes of papers made by the database are codes to the program', async () => {
  const rows = await sql<{ code: string }[]>`SELECT app.paper_code() AS code FROM generate_series(1, 2000)`;
  expect(rows.filter(({ code }) => !isPaperCode(code))).toEqual([]);
  expect(new Set(rows.map(({ code }) => code)).size).toBe(2000);
});

it('rows have the same image in the log and in an export, whatever the session is set to', async () => {
  let rows = 0;
  for (const table of capturedTables) {
    await sql`SELECT set_config('timezone', 'Asia/Ho_Chi_Minh', false), set_config('bytea_output', 'escape', false)`;
    const byFunction = await sql<{ row_key: string; image: string }[]>`
      SELECT * FROM audit.current_images(${table.name.replace('.user', '."user"')}::regclass)`;
    await sql`SELECT set_config('timezone', 'UTC', false), set_config('bytea_output', 'hex', false)`;
    const byExport = await sql.unsafe<{ record: { key: string; image: string } }[]>(imagesQuery(table));
    const sorted = (list: { key: string; image: string }[]) => list.sort((a, b) => (a.key < b.key ? -1 : 1));
    const ours = sorted(byExport.map(({ record }) => record));
    expect(sorted(byFunction.map((row) => ({ key: row.row_key, image: row.image })))).toEqual(ours);
    rows += ours.length;
  }
  expect(rows).toBeGreaterThan(30);
});

it('the expression over columns writes what the functions write for a row, of whatever type a column is', async () => {
  await sql`SELECT set_config('timezone', 'UTC', false), set_config('bytea_output', 'hex', false)`;
  await sql.unsafe(`CREATE TEMP TABLE image_of (b_key text, "Tên" text, salt bytea, secret text, at timestamptz, day date, bin bytea,
    is_so boolean, small smallint, big bigint, amount numeric, list text[], doc jsonb, hidden text, made_at timestamp, id int)`);
  const instants = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const bytes = fc.uint8Array({ maxLength: 20 }).map((value) => Buffer.from(value));
  const row = fc.record({
    ...{ b_key: text, Tên: fc.option(text), salt: fc.option(bytes), secret: fc.option(text) },
    ...{ at: fc.option(instants), bin: fc.option(bytes), is_so: fc.option(fc.boolean()) },
    ...{
      small: fc.option(fc.integer({ min: -32768, max: 32767 })),
      big: fc.option(fc.maxSafeInteger().map(String)),
    },
    ...{
      list: fc.option(fc.array(text, { maxLength: 3 }).map((list) => sql.array(list, textArray))),
      hidden: text,
    },
  });
  for (const values of fc.sample(row, { numRuns: 300, seed: 44 }))
    await sql`INSERT INTO image_of ${sql(values as Record<string, postgres.ParameterOrJSON<never>>)}`;
  await sql.unsafe(`UPDATE image_of SET day = at::date, amount = big::numeric / 100, doc = jsonb_build_object('a', "Tên", 'bb', big),
    made_at = at AT TIME ZONE 'Asia/Ho_Chi_Minh', id = small * 3`);
  await sql.unsafe('ALTER TABLE image_of DROP COLUMN hidden');
  const args = `'{secret,Tên}'::text[], '{day,small}'::text[]`;
  const [made] = await sql.unsafe<{ image: string; key: string }[]>(
    `SELECT audit.image_sql('image_of', ${args}) AS image, audit.row_key_sql('image_of', '{b_key,id,big,at}') AS key`,
  );
  const rows = await sql.unsafe<Record<'ours' | 'theirs', [string, string]>[]>(`
    SELECT ARRAY[${made!.image}, ${made!.key}] AS ours,
           ARRAY[audit.image(to_jsonb(i), ${args}), audit.row_key(to_jsonb(i), '{b_key,id,big,at}')] AS theirs FROM image_of i`);
  expect(rows).toHaveLength(300);
  for (const { ours, theirs } of rows) expect(ours).toEqual(theirs);
});

it('the same for every captured table with the rows of the story', async () => {
  await sql`SELECT set_config('timezone', 'UTC', false), set_config('bytea_output', 'hex', false)`;
  let rows = 0;
  for (const { name, keys, personal, omitted } of capturedTables) {
    const table = name.replace('.user', '."user"');
    const args = [personal, omitted].map((list) => `'{${list.join(',')}}'::text[]`).join(', ');
    const [made] = await sql.unsafe<{ image: string; key: string }[]>(
      `SELECT audit.image_sql('${table}', ${args}) AS image, audit.row_key_sql('${table}', '{${keys.join(',')}}') AS key`,
    );
    const found = await sql.unsafe<{ same: boolean }[]>(`
      SELECT (${made!.key}, ${made!.image}) = (audit.row_key(to_jsonb(i), '{${keys.join(',')}}'), audit.image(to_jsonb(i), ${args})) AS same
        FROM ${table} i`);
    expect(
      found.filter(({ same }) => !same),
      name,
    ).toEqual([]);
    rows += found.length;
  }
  expect(rows).toBeGreaterThan(30);
});
