/**
 * The list of transfers as the bytes a bank takes, and their fingerprint.
 * Owns both formats. Refuses anything that differs from one making to the next: no date, no order but the list's.
 */
import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { textWorkbook } from '@/lib/spreadsheets/write-xlsx';
import { translator } from '@/lib/web/messages';
import { fileCells, fileLayout, type WholeTransfer } from './rules';
import type { FileFormat } from './schema';

const t = translator('vi');

/** The file; banks read Vietnamese headings whatever language the reader chose. */
export function transferFile(rows: readonly WholeTransfer[], format: FileFormat): Uint8Array<ArrayBuffer> {
  const cells = fileCells(rows, (key) => t(`transfers.file.${key}`));
  if (format === 'xlsx')
    return textWorkbook(
      t('transfers.file.sheet'),
      cells,
      fileLayout.map(({ width }) => width),
    );
  const text = stringify(cells, {
    ...{ bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true },
  });
  return new TextEncoder().encode(text);
}

/** SHA-256 of a file, as 64 hexadecimal digits. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
