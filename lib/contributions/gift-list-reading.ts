/**
 * From the form to a reading of its list: bytes or text, cells written anew, what was said before about such columns,
 * and the donors that the names belong to.
 * Owns these steps under the rights of the reader. Refuses to write: commands/keying-list.ts records.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines } from '@/lib/kernel/names';
import { findHeader } from '@/lib/lists/rules/columns';
import { readList } from '@/lib/lists/rules/read-list';
import { columnKinds, type ListAnswers, type ListReading } from '@/lib/lists/schema';
import { cleanCells } from '@/lib/spreadsheets/clean';
import type { Cells, Refused } from '@/lib/spreadsheets/limits';
import { readPasted } from '@/lib/spreadsheets/pasted';
import { type ReadList, readListFile } from '@/lib/spreadsheets/read-file';
import type { UploadedFile } from '@/lib/web/uploaded-file';
import type { ListForm } from './schema/list-form';

export interface SheetOfForm {
  cells: Cells;
  fileFingerprint: string;
  encoding: ReadList['encoding'] | 'text';
  font: string;
  wasDecomposed: boolean;
  sheet: string;
  sheets: string[];
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** The cells of the form's file, else of its text, with the cells that were written anew. Throws what was refused. */
export async function sheetOfForm(form: ListForm, onRows?: (rows: number) => void): Promise<SheetOfForm> {
  const sheet = form.file ? await sheetOfFile(form.file, form, onRows) : sheetOfText(form);
  const cells = sheet.cells.map((row) => [...row]);
  if (form.file) return { ...sheet, cells };
  for (const { column, from, text } of form.repeated)
    for (const row of cells) if (from !== '' && row[column] === from) row[column] = normaliseLines(text);
  for (const { row, column, text } of form.fixes) {
    const line = cells[row - 1];
    if (!line) continue;
    while (line.length <= column) line.push('');
    line[column] = normaliseLines(text);
  }
  return { ...sheet, cells };
}

async function sheetOfFile(
  { bytes }: UploadedFile,
  form: ListForm,
  onRows?: (rows: number) => void,
): Promise<SheetOfForm> {
  const { keepsLetters, sheet } = form;
  const read = whole(await readListFile(bytes, { keepsLetters, sheet: sheet || undefined, onRows }));
  return {
    ...{
      cells: read.cells,
      encoding: read.encoding,
      font: read.font ?? '',
      wasDecomposed: read.wasDecomposed,
    },
    ...{ fileFingerprint: sha256(bytes), sheet: read.sheet ?? '', sheets: read.sheets ?? [] },
  };
}

/** A text that was read before keeps the fingerprint of the file it came from. */
function sheetOfText(form: ListForm): SheetOfForm {
  const read = whole(readPasted({ text: form.table }));
  const { cells, font } = cleanCells(read.cells, form.keepsLetters);
  const isKnown = /^[0-9a-f]{64}$/.test(form.fileFingerprint);
  return {
    ...{
      cells,
      encoding: 'text',
      font: font ?? '',
      wasDecomposed: form.table !== form.table.normalize('NFC'),
    },
    ...{ fileFingerprint: isKnown ? form.fileFingerprint : sha256(form.table), sheet: '', sheets: [] },
  };
}

function whole<T extends { kind: 'cells' }>(read: T | Refused): T {
  if (read.kind !== 'refused') return read;
  throw new DomainError(read.code, { params: read.params, fields: { table: read.code } });
}

/** Fingerprint of the names of the columns; undefined for a list without a header. */
export function headerFingerprint(cells: Cells): string | undefined {
  const at = findHeader(cells);
  return at === null ? undefined : sha256(JSON.stringify(cells[at]));
}

/** What the next list with these columns is to be told: kinds of columns and meaning of numbers, never a cell. */
export function layoutOf(reading: ListReading, { marks, unit, order }: ListAnswers): string {
  return JSON.stringify({ columns: reading.columns, marks, unit, order });
}

/** Answers given for the last list that had these columns; null when there was none. */
export async function rememberedAnswers(tx: Tx, cells: Cells): Promise<ListAnswers | null> {
  const header = headerFingerprint(cells);
  if (header === undefined) return null;
  const [row] = await tx.execute<{ layout: string | null }>(
    sql`SELECT layout FROM app.contribution_list
         WHERE association_id = app.current_association() AND header_fingerprint = ${header} AND layout IS NOT NULL
         ORDER BY id DESC LIMIT 1`,
  );
  if (!row?.layout) return null;
  const kept = JSON.parse(row.layout) as ListAnswers;
  const columns = kept.columns?.map((kind) => (kind !== null && columnKinds.includes(kind) ? kind : null));
  return { columns, marks: kept.marks, unit: kept.unit, order: kept.order };
}

export interface ListOfForm {
  sheet: SheetOfForm;
  reading: ListReading;
  answers: ListAnswers;
  isRemembered: boolean;
}

/**
 * Reads the whole form. What was said now comes before what was said for an earlier list. `onRows` hears how many rows
 * of a workbook were read so far, and stops the reading by throwing.
 */
export async function listOfForm(
  tx: Tx,
  form: ListForm,
  today: DateVn,
  onRows?: (rows: number) => void,
): Promise<ListOfForm> {
  const sheet = await sheetOfForm(form, onRows);
  const isFirst = form.answers.columns === undefined;
  const kept = isFirst ? await rememberedAnswers(tx, sheet.cells) : null;
  const answers = kept ? { ...kept, aside: form.answers.aside } : form.answers;
  return { sheet, reading: readList(sheet.cells, answers, today), answers, isRemembered: kept !== null };
}

export interface NamedDonor {
  id: number;
  name: string;
  label: string;
}

/** Donors whose present name is exactly one of these, with what tells them apart. */
export async function donorsByName(tx: Tx, names: readonly string[]): Promise<Map<string, NamedDonor[]>> {
  const found = new Map<string, NamedDonor[]>();
  if (names.length === 0) return found;
  const rows = await tx.execute<Record<string, string | null>>(
    sql`SELECT p.id, n.value AS name, concat_ws(' – ', n.value, a.value, t.value) AS label
          FROM app.personal_value n
          JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id AND p.alias_of IS NULL
          LEFT JOIN app.personal_value a ON a.association_id = p.association_id AND a.party_id = p.id AND a.field = 'address' AND a.ended_at IS NULL
          LEFT JOIN app.personal_value t ON t.association_id = p.association_id AND t.party_id = p.id AND t.field = 'phone' AND t.ended_at IS NULL
         WHERE n.association_id = app.current_association() AND n.field = 'name' AND n.ended_at IS NULL
           AND n.value IN (${sql.join(
             names.map((name) => sql`${name}`),
             sql`, `,
           )})
           AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = p.id)
         ORDER BY p.id`,
  );
  for (const row of rows) {
    const donor = { id: Number(row.id), name: row.name!, label: row.label! };
    found.set(donor.name, [...(found.get(donor.name) ?? []), donor]);
  }
  return found;
}
