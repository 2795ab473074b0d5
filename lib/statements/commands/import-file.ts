/**
 * From a file sent by the form to what the person sees, and then to a stored statement. The file is read anew each time.
 * Owns the two steps of the form (check, store) and the plain shape of the preview, which travels as JSON.
 * Refuses to store anything in the step "check".
 */
import { createHash } from 'node:crypto';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { parseVnd } from '@/lib/kernel/money';
import { packFile } from '@/lib/web/uploaded-file';
import { readingInBooks } from '../account-findings';
import { importStatement } from '../commands';
import { gridOfFile, readStatementFile } from '../files';
import { findingKey, obstaclesOf } from '../rules/acceptance';
import type { ColumnMap, Finding, ReadingOptions, StatementReading } from '../schema';
import type { ImportForm } from '../schema/form';

export type ShownFinding = {
  level: Finding['level'];
  code: string;
  key: string;
  params: Record<string, string | number>;
};

/** What the form shows before anything is stored. Amounts are digits, so that they travel as JSON. */
export type StatementPreview = {
  fileName: string;
  layout: string;
  balanceStyle: string;
  accountNo: string;
  count: number;
  newCount: number;
  knownCount: number;
  firstOn: string;
  lastOn: string;
  openingVnd: string | null;
  closingVnd: string | null;
  creditVnd: string;
  debitVnd: string;
  findings: ShownFinding[];
  /** First and last lines, so that a person sees that columns and signs are right. */
  sample: { row: number; occurredOn: string; amountVnd: string; memo: string }[];
  /** First rows of the file as they stand, when nobody knows the layout. */
  rawRows: string[][];
  canStore: boolean;
  /** What was entered in this step, so that nothing is chosen twice. */
  entered: {
    columns: string[];
    headerRow: string;
    year: string;
    opening: string;
    closing: string;
    accepted: string[];
  };
  /** The file, for the next step. */
  kept: string;
};

export type ImportStep =
  | { step: 'preview'; preview: StatementPreview }
  | { step: 'stored'; statementId: number | null; newCount: number; knownCount: number };

/** More findings than anyone reads; the rest are counted. */
const MAX_FINDINGS = 30;

/**
 * Runs one step of the import form. Errors: web.checkFields (no file, an unreadable amount), web.fileTooLarge, the codes
 * of unreadable files (spreadsheets.*), and those of `importStatement`.
 */
export async function importStatementFile(tx: Tx, actor: Actor, form: ImportForm): Promise<ImportStep> {
  const { file } = form;
  if (!file) throw new DomainError('web.checkFields', { fields: { file: 'statements.fileMissing' } });
  const options = optionsOf(form);
  const read = await readStatementFile(file.bytes, options);
  const books = await readingInBooks(tx, form.accountId, read);
  const { reading } = books;
  const canStore = obstaclesOf(reading, form.accepted).length === 0 && books.newCount > 0;
  if (form.step === 'store' && canStore) {
    const fileHash = createHash('sha256').update(file.bytes).digest();
    const { accountId, accepted } = form;
    const done = await importStatement(tx, actor, { accountId, fileHash, reading: read, accepted });
    return { step: 'stored', ...done };
  }
  const isUnknown = reading.findings.some((finding) => finding.code === 'statements.unknownLayout');
  return {
    step: 'preview',
    preview: {
      ...shown(reading),
      ...{ newCount: books.newCount, knownCount: books.knownCount, canStore, fileName: file.name },
      rawRows:
        isUnknown || form.columns.some((meaning) => meaning !== '')
          ? (await gridOfFile(file.bytes)).slice(0, 20).map((row) => row.slice(0, 20))
          : [],
      entered: enteredIn(form),
      kept: await packFile(file),
    },
  };
}

function shown(
  reading: StatementReading,
): Omit<
  StatementPreview,
  'newCount' | 'knownCount' | 'canStore' | 'fileName' | 'rawRows' | 'kept' | 'entered'
> {
  const { lines, findings, layout, balanceStyle, accountNo } = reading;
  const text = (amount: bigint | null) => (amount === null ? null : amount.toString());
  const sampled = lines.length <= 8 ? lines : [...lines.slice(0, 5), ...lines.slice(-3)];
  return {
    ...{ layout, balanceStyle, accountNo, count: lines.length },
    ...{ firstOn: reading.firstOn ?? '', lastOn: reading.lastOn ?? '' },
    ...{ openingVnd: text(reading.openingVnd), closingVnd: text(reading.closingVnd) },
    ...{ creditVnd: reading.creditVnd.toString(), debitVnd: reading.debitVnd.toString() },
    findings: findings.slice(0, MAX_FINDINGS).map((finding) => ({
      ...{ level: finding.level, code: finding.code, key: findingKey(finding), params: finding.params ?? {} },
    })),
    sample: sampled.map(({ row, occurredOn, amountVnd, memo }) => ({
      ...{ row, occurredOn, amountVnd: amountVnd.toString(), memo: memo.slice(0, 200) },
    })),
  };
}

function enteredIn({ columns, headerRow, year, opening, closing, accepted }: ImportForm) {
  return { columns, headerRow, year, opening, closing, accepted };
}

function optionsOf(form: ImportForm): ReadingOptions {
  const fields: Record<string, string> = {};
  const amount = (field: 'opening' | 'closing') => {
    if (form[field].trim() === '') return undefined;
    const read = parseVnd(form[field]);
    if (read.kind === 'amount') return read.amountVnd;
    fields[field] = 'fields.badAmount';
    return undefined;
  };
  const options: ReadingOptions = { openingVnd: amount('opening'), closingVnd: amount('closing') };
  if (/^(19|20)\d{2}$/.test(form.year)) options.year = Number(form.year);
  else if (form.year.trim() !== '') fields.year = 'fields.invalid';
  const columns: ColumnMap = {};
  form.columns.forEach((meaning, column) => {
    if (meaning !== '' && columns[meaning] === undefined) columns[meaning] = column;
  });
  if (Object.keys(columns).length > 0) {
    options.columns = columns;
    options.headerRow = /^\d{1,3}$/.test(form.headerRow) ? Number(form.headerRow) : 1;
  }
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
  return options;
}
