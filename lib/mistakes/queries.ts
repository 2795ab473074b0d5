/**
 * Reports of mistakes as an office sees them; row security leaves suspicions to the inspector and the chair.
 * Refuses the contact to whoever only helps to correct: the database gives an empty text.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type DateVn, daysBetween, todayVn } from '@/lib/kernel/dates';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import { isClosed, type MistakeKind, type MistakeQuery, type MistakeState, type MistakeStep } from './schema';
import { sinceTurned } from './tasks';

export interface MistakeLine {
  id: number;
  code: string;
  kind: MistakeKind;
  page: string;
  text: string;
  contact: string;
  receivedOn: DateVn;
  state: MistakeState;
  /** Instant of the last step that changed the state. */
  stateAt: string | null;
  answer: string;
  /** Full days since it was received; counted until it was closed. */
  daysWaiting: number;
  assignee: string | null;
}

type RawLine = Omit<MistakeLine, 'id' | 'receivedOn' | 'daysWaiting'> & { id: string; receivedAt: string };

/** What it is now: what the sender said, unless it was turned into a suspicion. */
const kindNow = sql`CASE WHEN app.is_suspicion(r.association_id, r.id) THEN 'suspicion' ELSE r.kind END`;
const columns = sql`
  r.id, r.code, ${kindNow} AS kind, r.page, app.mistake_text(r.id, r.text_value_id) AS text, app.mistake_text(r.id, r.contact_value_id) AS contact,
  to_json(r.received_at)#>>'{}' AS "receivedAt", coalesce(s.step, 'received') AS state, to_json(s.taken_at)#>>'{}' AS "stateAt",
  coalesce(app.mistake_text(r.id, s.text_value_id), '') AS answer, u.display_name AS assignee`;
const source = sql`
  FROM app.mistake_report r
  LEFT JOIN LATERAL (SELECT x.step, x.taken_at, x.text_value_id FROM app.mistake_step x
     WHERE x.association_id = r.association_id AND x.report_id = r.id AND x.step NOT IN ('noted', 'suspected') AND ${sinceTurned} ORDER BY x.ordinal DESC LIMIT 1) s ON true
  LEFT JOIN LATERAL (SELECT x.assignee_id FROM app.mistake_step x
     WHERE x.association_id = r.association_id AND x.report_id = r.id AND x.step = 'looking' AND ${sinceTurned} ORDER BY x.ordinal DESC LIMIT 1) l ON true
  LEFT JOIN access."user" u ON u.id = l.assignee_id
  WHERE r.association_id = app.current_association()`;
const isOver = sql`coalesce(s.step, '') IN ('corrected', 'notMistake', 'passedOn')`;

function lineOf({ receivedAt, ...row }: RawLine): MistakeLine {
  const receivedOn = todayVn(new Date(receivedAt));
  const until = isClosed(row.state) && row.stateAt ? todayVn(new Date(row.stateAt)) : todayVn(new Date());
  return { ...row, id: Number(row.id), receivedOn, daysWaiting: daysBetween(receivedOn, until) };
}

function filterOf(query: MistakeQuery): SQL {
  const state = query['tinh-trang'];
  const parts = [sql``];
  if (state === 'open') parts.push(sql`AND NOT ${isOver}`);
  if (state === 'closed') parts.push(sql`AND ${isOver}`);
  if (state === 'received') parts.push(sql`AND s.step IS NULL`);
  if (state === 'looking') parts.push(sql`AND s.step = 'looking'`);
  if (query.loai) parts.push(sql`AND ${kindNow} = ${query.loai}`);
  if (query.xem) parts.push(sql`AND l.assignee_id = app.actor()`);
  return sql.join(parts, sql` `);
}

export interface MistakeList {
  rows: MistakeLine[];
  /** Rows of the filter, also those past the two hundred shown. */
  total: number;
}

/** Reports of a filter, those that wait longest first; at most two hundred. */
export async function mistakeList(tx: Tx, query: MistakeQuery): Promise<MistakeList> {
  const rows = await tx.execute<RawLine & { total: number }>(
    sql`SELECT ${columns}, (count(*) OVER ())::int AS total ${source} ${filterOf(query)} ORDER BY ${isOver}, r.received_at, r.id LIMIT 200`,
  );
  return { rows: rows.map(({ total: _, ...row }) => lineOf(row)), total: rows[0]?.total ?? 0 };
}

/** Every report received from one day to another, in the order they came. */
export async function mistakeRegister(tx: Tx, from: DateVn, to: DateVn): Promise<MistakeLine[]> {
  const rows = await tx.execute<RawLine & Record<string, unknown>>(
    sql`SELECT ${columns} ${source} AND (r.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${from}::date AND ${to}::date ORDER BY r.received_at, r.id`,
  );
  return rows.map(lineOf);
}

export interface MistakePage extends MistakeLine {
  steps: {
    step: MistakeStep;
    at: string;
    by: string;
    text: string;
    assignee: string | null;
    correction: string | null;
  }[];
  /** The voucher whose code the report names. */
  voucher: (VoucherRef & { id: number; reference: string }) | null;
  /** Who may be asked to look at it. */
  lookers: { id: number; name: string }[];
  /** Vouchers and versions made since it came, newest first. */
  corrections: { value: string; label: string }[];
  /** The actor was asked to look at it. */
  isMine: boolean;
}

/** One report; null when there is none, or none for this office. `paper`: see lib/web/reported-page. */
export async function mistakePage(
  tx: Tx,
  id: number,
  paperOf: (page: string) => string | undefined,
): Promise<MistakePage | null> {
  const [row] = await tx.execute<RawLine & { isMine: boolean }>(
    sql`SELECT ${columns}, coalesce(l.assignee_id = app.actor(), false) AS "isMine" ${source} AND r.id = ${id}`,
  );
  if (!row) return null;
  const { isMine, ...line } = row;
  const over = isClosed(line.state);
  return {
    ...{ ...lineOf(line), isMine },
    steps: await stepsOf(tx, id),
    voucher: await voucherOf(tx, paperOf(line.page)),
    lookers: over ? [] : await lookersOf(tx, line.kind),
    corrections: over ? [] : await correctionsSince(tx, line.receivedAt),
  };
}

async function stepsOf(tx: Tx, id: number): Promise<MistakePage['steps']> {
  const rows = await tx.execute<MistakePage['steps'][number] & Record<string, unknown>>(sql`
    SELECT s.step, to_json(s.taken_at)#>>'{}' AS at, coalesce(u.display_name, '') AS by, app.mistake_text(s.report_id, s.text_value_id) AS text,
           a.display_name AS assignee, coalesce((SELECT ledger.reference(v.book, v.number, v.year) FROM ledger.voucher v
              WHERE v.association_id = s.association_id AND v.id = s.voucher_id), (SELECT p.kind || ':' || p.year || ':' || p.version FROM app.publication p
              WHERE p.association_id = s.association_id AND p.id = s.publication_id)) AS correction
      FROM app.mistake_step s LEFT JOIN access."user" u ON u.id = s.taken_by LEFT JOIN access."user" a ON a.id = s.assignee_id
     WHERE s.association_id = app.current_association() AND s.report_id = ${id} ORDER BY s.ordinal`);
  return [...rows];
}

async function voucherOf(tx: Tx, code: string | undefined): Promise<MistakePage['voucher']> {
  if (!code) return null;
  const [row] = await tx.execute<NonNullable<MistakePage['voucher']> & Record<string, unknown>>(sql`
    SELECT id::int, book, year, number, ledger.reference(book, number, year) AS reference FROM ledger.voucher
     WHERE association_id = app.current_association() AND code = ${code}`);
  return row ?? null;
}

async function lookersOf(tx: Tx, kind: MistakeKind): Promise<MistakePage['lookers']> {
  const rows = await tx.execute<{ id: number; name: string }>(sql`
    SELECT u.id::int, u.display_name AS name FROM access."user" u
     WHERE u.id IN (SELECT t.user_id FROM access.role_term t WHERE t.association_id = app.current_association() AND t.ended_at IS NULL)
       AND app.may_look(${kind}, u.id) ORDER BY u.display_name COLLATE "vi-x-icu", u.id`);
  return [...rows];
}

async function correctionsSince(tx: Tx, receivedAt: string): Promise<MistakePage['corrections']> {
  const rows = await tx.execute<{ value: string; label: string }>(sql`
    (SELECT 'v:' || id AS value, ledger.reference(book, number, year) AS label FROM ledger.voucher
      WHERE association_id = app.current_association() AND recorded_at >= ${receivedAt}::timestamptz ORDER BY id DESC LIMIT 50)
    UNION ALL
    (SELECT 'p:' || id, kind || ':' || year || ':' || version FROM app.publication
      WHERE association_id = app.current_association() AND published_at >= ${receivedAt}::timestamptz ORDER BY id DESC LIMIT 20)`);
  return [...rows];
}
