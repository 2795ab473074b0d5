/**
 * Entries of the log as the pages read them, newest first, page by page.
 * Owns the filters and the finding of the record that an entry is about when the entry was made before its row.
 * Refuses entries about files from which the reader is recused.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type EntryFilter, workGroups } from './schema';

export interface Entry {
  id: number;
  /** Epoch and transaction: entries of one act share it. */
  act: string;
  /** ISO instant. */
  recordedAt: string;
  actorId: number | null;
  kind: string;
  subjectType: string;
  /** As the entry says it: a number, "1/2019", "CHUNG", or nothing. */
  subjectId: string;
  /** Number of the row the entry is about, where one can be known. */
  rowId: string | null;
  payload: Record<string, unknown>;
  reasonValueId: number | null;
}

export interface EntryPage {
  entries: Entry[];
  /** Ids for the links to newer and older entries. */
  newerThan?: number;
  olderThan?: number;
}

const pageSize = 50;

/** Nobody reads about a file from which he is recused. */
const notRecused = sql`NOT (e.subject_type = 'nomination'
  AND string_to_array(e.subject_id, ',') && (SELECT app.my_recused_nominations())::text[])`;

/**
 * The row an entry is about when the entry itself has no number yet: made under this very entry, else in its act.
 * (A row belongs to the last entry before it, and one act may add several people.)
 */
const rowMade = sql`(SELECT split_part(c.row_key, ':', 2) FROM audit.change c
  WHERE c.xid = e.xid AND c.epoch = e.epoch AND c.operation = 'INSERT' AND c.table_name = CASE e.subject_type
    WHEN 'party' THEN 'app.party' WHEN 'contribution' THEN 'app.contribution' WHEN 'nomination' THEN 'app.nomination'
    WHEN 'contributionList' THEN 'app.contribution_list' WHEN 'paymentOrder' THEN 'app.payment_order' WHEN 'round' THEN 'app.award_round' WHEN 'ceremony' THEN 'app.ceremony'
    WHEN 'decision' THEN 'app.decision' WHEN 'publication' THEN 'app.publication' WHEN 'fund' THEN 'ledger.fund'
    WHEN 'account' THEN 'ledger.account' WHEN 'bankStatement' THEN 'app.bank_statement'
    WHEN 'statementRule' THEN 'app.statement_rule'
    WHEN 'campaign' THEN 'app.campaign' WHEN 'pledge' THEN 'app.pledge'
    WHEN 'desk' THEN 'app.desk' WHEN 'stocktake' THEN 'app.stocktake' WHEN 'ruleSet' THEN 'app.rule_set'
    WHEN 'nominationLink' THEN 'app.nomination_link' END
  ORDER BY c.event_id = e.id DESC, c.id LIMIT 1)`;

const columns = sql`e.id, e.epoch || ' ' || e.xid AS act, audit.instant_text(e.recorded_at) AS recorded_at, e.actor_id, e.kind,
  e.subject_type, e.subject_id, CASE WHEN e.subject_id ~ '^[0-9]+$' THEN e.subject_id ELSE ${rowMade} END AS row_id, e.payload,
  e.reason_value_id`;

type Row = {
  id: string;
  act: string;
  recorded_at: string;
  actor_id: string | null;
  kind: string;
  subject_type: string;
  subject_id: string;
  row_id: string | null;
  payload: string;
  reason_value_id: string | null;
};

/** One page of the log of the association in the address. */
export async function entryPage(tx: Tx, filter: EntryFilter): Promise<EntryPage> {
  const { after, before } = filter;
  const cursor = after ? sql`e.id > ${after}` : before ? sql`e.id < ${before}` : sql`true`;
  const order = after ? sql`ASC` : sql`DESC`;
  const rows = await tx.execute<Row>(sql`
    SELECT ${columns} FROM audit.event e
     WHERE e.association_id = app.current_association() AND ${notRecused} AND ${cursor} AND ${conditions(filter)}
     ORDER BY e.id ${order} LIMIT ${pageSize + 1}`);
  const hasMore = rows.length > pageSize;
  const entries = rows.slice(0, pageSize).map(entryOf);
  if (after) entries.reverse();
  const hasNewer = after ? hasMore : before !== undefined;
  const hasOlder = after ? true : hasMore;
  return {
    entries,
    newerThan: hasNewer ? entries[0]?.id : undefined,
    olderThan: hasOlder ? entries.at(-1)?.id : undefined,
  };
}

/** Every entry of the given acts ("1 4711"), oldest first. */
export async function entriesOfActs(tx: Tx, acts: readonly string[]): Promise<Entry[]> {
  if (acts.length === 0) return [];
  const pairs = sql.join(
    acts.map((act) => {
      const [epoch, xid] = act.split(' ');
      return sql`(${epoch}::smallint, ${xid}::xid8)`;
    }),
    sql`, `,
  );
  const rows = await tx.execute<Row>(sql`
    SELECT ${columns} FROM audit.event e
     WHERE e.association_id = app.current_association() AND ${notRecused} AND (e.epoch, e.xid) IN (${pairs}) ORDER BY e.id`);
  return rows.map(entryOf);
}

function conditions({ person, work, from, to }: EntryFilter): SQL {
  const parts = [sql`true`];
  if (person) parts.push(sql`e.actor_id = ${person}`);
  if (work) parts.push(sql`split_part(e.kind, '.', 1) = ANY (${`{${workGroups[work].join(',')}}`}::text[])`);
  if (from) parts.push(sql`e.recorded_at >= (${from}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`);
  if (to) parts.push(sql`e.recorded_at < ((${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`);
  return sql.join(parts, sql` AND `);
}

function entryOf(row: Row): Entry {
  return {
    id: Number(row.id),
    act: row.act,
    recordedAt: row.recorded_at,
    actorId: row.actor_id === null ? null : Number(row.actor_id),
    kind: row.kind,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    rowId: row.row_id,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    reasonValueId: row.reason_value_id === null ? null : Number(row.reason_value_id),
  };
}

/** People who have ever done something here, for the filter. */
export async function actingPeople(tx: Tx): Promise<{ id: number; name: string }[]> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    SELECT u.id, u.display_name AS name FROM access."user" u
     WHERE EXISTS (SELECT 1 FROM audit.event e WHERE e.association_id = app.current_association() AND e.actor_id = u.id)
     ORDER BY u.display_name COLLATE "vi-x-icu"`);
  return rows.map(({ id, name }) => ({ id: Number(id), name }));
}
