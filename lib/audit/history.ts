/**
 * Everything that happened to one record, oldest first: the entries of each act, and the rows it changed.
 * Owns the way from a record to its acts (an act is one transaction). Refuses more than two hundred acts on a page.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Entry, entriesOfActs } from './entries';
import type { RecordRows, RowKey } from './record-rows';
import type { RecordType } from './record-types';

export type Image = Record<string, unknown>;

export interface RowChange {
  id: number;
  /** The entry it was made under: the last one before it in its transaction. */
  eventId: number;
  table: string;
  key: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  before: Image | null;
  after: Image | null;
}

export interface Act {
  id: string;
  entries: Entry[];
  changes: RowChange[];
}

const actsAtMost = 200;

/** The acts of a record; `hasMore` when older ones were left out. */
export async function recordHistory(
  tx: Tx,
  type: RecordType,
  id: string,
  { rows, vouchers, untold = [] }: RecordRows,
): Promise<{ acts: Act[]; hasMore: boolean }> {
  const changes = await changesOf(tx, rows);
  const ids = new Set([...(await actsOfVouchers(tx, vouchers)), ...changes.map((change) => change.act)]);
  const newest = [...ids].sort(compareActs).slice(-actsAtMost);
  const entries = await entriesOfActs(tx, newest);
  const isOwn = (entry: Entry) =>
    (entry.subjectType === type && entry.rowId === id) ||
    (entry.subjectType === 'voucher' && vouchers.includes(Number(entry.rowId))) ||
    changes.some((change) => change.eventId === entry.id);
  const acts = newest.map((act) => ({
    id: act,
    entries: entries.filter((entry) => entry.act === act && isOwn(entry)),
    changes: changes.filter((change) => change.act === act && !untold.includes(change.table)),
  }));
  return { acts: acts.filter((act) => act.entries.length > 0), hasMore: ids.size > newest.length };
}

async function actsOfVouchers(tx: Tx, vouchers: readonly number[]): Promise<string[]> {
  if (vouchers.length === 0) return [];
  const found = await tx.execute<{ act: string }>(sql`
    SELECT e.epoch || ' ' || e.xid AS act FROM audit.event e
     WHERE e.association_id = app.current_association() AND e.subject_type = 'voucher'
       AND e.subject_id = ANY (${`{${vouchers.join(',')}}`}::text[])`);
  return found.map((row) => row.act);
}

async function changesOf(tx: Tx, rows: readonly RowKey[]): Promise<(RowChange & { act: string })[]> {
  if (rows.length === 0) return [];
  const keys = new Map<string, string[]>();
  for (const { table, key, isPrefix } of rows)
    if (!isPrefix) keys.set(table, [...(keys.get(table) ?? []), key]);
  const conditions = [
    ...rows
      .filter(({ isPrefix }) => isPrefix)
      .map(({ table, key }) => sql`(c.table_name = ${table} AND starts_with(c.row_key, ${key}))`),
    ...[...keys].map(
      ([table, own]) =>
        sql`(c.table_name = ${table} AND c.row_key IN (SELECT jsonb_array_elements_text(${JSON.stringify(own)}::jsonb)))`,
    ),
  ];
  const found = await tx.execute<{
    id: string;
    event_id: string;
    act: string;
    table_name: string;
    row_key: string;
    operation: RowChange['operation'];
    old_image: string | null;
    new_image: string | null;
  }>(sql`
    SELECT c.id, c.event_id, c.epoch || ' ' || c.xid AS act, c.table_name, c.row_key, c.operation, c.old_image, c.new_image
      FROM audit.change c WHERE c.association_id = app.current_association() AND (${sql.join(conditions, sql` OR `)}) ORDER BY c.id`);
  return found.map((row) => ({
    id: Number(row.id),
    eventId: Number(row.event_id),
    act: row.act,
    table: row.table_name,
    key: row.row_key,
    operation: row.operation,
    before: row.old_image === null ? null : (JSON.parse(row.old_image) as Image),
    after: row.new_image === null ? null : (JSON.parse(row.new_image) as Image),
  }));
}

/** By epoch, then by transaction, as numbers. */
function compareActs(a: string, b: string): number {
  const [left, right] = [a.split(' ').map(BigInt), b.split(' ').map(BigInt)];
  const difference = left[0]! - right[0]! || left[1]! - right[1]!;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
