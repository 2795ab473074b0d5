/** Statements for tests: the real shapes from the fixtures, and small made-up ones. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const folder = path.join(import.meta.dirname, '../../fixtures/statements');

/** The cells of one of the files in tests/fixtures/statements. */
export function gridOf(file: string): string[][] {
  return parse(readFileSync(path.join(folder, file), 'utf8'), {
    ...{ bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] },
  });
}

/** A small statement: rows of day, amount as printed (a minus means out), memo. */
export function paper(rows: readonly (readonly string[])[]): string[][] {
  const header = ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Nội dung'];
  return [
    header,
    ...rows.map(([day, amount, memo]) =>
      amount!.startsWith('-') ? [day!, amount!.slice(1), '', memo!] : [day!, '', amount!, memo!],
    ),
  ];
}
