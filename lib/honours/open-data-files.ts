/**
 * A list of open data as bytes: CSV for spreadsheets, JSON for programs.
 * Owns the quoting, the byte order mark that Excel needs, and what stands around the rows in JSON.
 * Refuses a cell that a spreadsheet would run: it gets an apostrophe in front. Refuses an amount that JSON would round.
 */
import { stringify } from 'csv-stringify/sync';
import { invariant } from '@/lib/kernel/invariant';
import {
  LICENCE,
  OPEN_DATA_FORMAT,
  type OpenCell,
  type OpenList,
  type OpenRow,
  openFields,
} from './rules/open-data';
import type { PublicAssociation, PublicationVersion } from './schema/published';

/** UTF-8 text with BOM and a line of field names; every cell is quoted. */
export function openCsv(list: OpenList, rows: readonly OpenRow[]): string {
  const fields = openFields[list];
  const cells = rows.map((row) => fields.map((field) => textOf(row[field] ?? null)));
  return stringify([[...fields], ...cells], {
    ...{ bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true },
  });
}

function textOf(cell: OpenCell): string {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell);
}

export interface OpenDocument {
  list: OpenList;
  association: Pick<PublicAssociation, 'slug' | 'name'>;
  versions: readonly PublicationVersion[];
  rows: readonly OpenRow[];
  /** Address of the page that explains the fields. */
  about: string;
}

/** The list with its source, versions and licence; amounts are whole numbers of đồng. */
export function openJson({ list, association, versions, rows, about }: OpenDocument): string {
  const document = {
    ...{ format: OPEN_DATA_FORMAT, list, licence: LICENCE, about },
    publisher: { slug: association.slug, name: association.name },
    publications: versions.map((one) => ({
      ...{ list: one.kind, year: one.year, version: one.version, as_of: one.asOf },
      ...{
        published_at: new Date(one.publishedAt).toISOString(),
        fingerprint: one.fingerprint,
        audit_root: one.auditRoot,
      },
    })),
    fields: openFields[list],
    rows,
  };
  return `${JSON.stringify(document, (_key, value) => (typeof value === 'bigint' ? wholeNumber(value) : value), 1)}\n`;
}

function wholeNumber(amountVnd: bigint): number {
  const value = Number(amountVnd);
  invariant(Number.isSafeInteger(value), 'an amount of open data is exact as a number');
  return value;
}
