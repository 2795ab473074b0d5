/**
 * Readings of bank statements: what an account holds, the list of statements, one with its lines.
 * Owns how much of a line is explained (a voucher reversed later explains nothing). Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { LineFilter } from './schema/view';

/** One hand at a time on the statements of one account, until the transaction ends. */
export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.execute(sql`SELECT app.lock_bank_account(app.current_association(), ${accountId})`);
}

/** How often the account holds each line between two days: key in hex → count. */
export async function storedCounts(
  tx: Tx,
  accountId: number,
  { firstOn, lastOn }: { firstOn: DateVn; lastOn: DateVn },
): Promise<Map<string, number>> {
  const rows = await tx.execute<{ key: string; count: string }>(sql`
    SELECT encode(line_key, 'hex') AS key, count(*) AS count FROM app.bank_line
     WHERE association_id = app.current_association() AND account_id = ${accountId}
       AND occurred_on BETWEEN ${firstOn} AND ${lastOn} GROUP BY line_key`);
  return new Map(rows.map((row) => [row.key, Number(row.count)]));
}

export interface StatementRow {
  statementId: number;
  accountName: string;
  firstOn: DateVn;
  lastOn: DateVn;
  openingVnd: bigint | null;
  closingVnd: bigint | null;
  creditVnd: bigint;
  debitVnd: bigint;
  newCount: number;
  knownCount: number;
  /** Lines neither explained nor held. */
  openCount: number;
  heldCount: number;
  isFinished: boolean;
  importedBy: string;
  /** Instant, ISO. */
  importedAt: string;
}

const statementColumns = sql`
  s.id, a.name AS account_name, s.first_on::text, s.last_on::text, s.opening_vnd, s.closing_vnd, s.credit_vnd, s.debit_vnd, s.new_count,
  s.known_count, app.bank_open_lines(s.association_id, s.id) AS open_count, s.finished_at IS NOT NULL AS is_finished, u.display_name,
  audit.instant_text(s.imported_at) AS imported_at, s.account_id,
  (SELECT count(*) FROM app.bank_hold h JOIN app.bank_line l ON l.association_id = h.association_id AND l.id = h.line_id
    WHERE h.association_id = s.association_id AND l.statement_id = s.id AND h.ended_at IS NULL) AS held_count
  FROM app.bank_statement s
  JOIN ledger.account a ON a.association_id = s.association_id AND a.id = s.account_id
  LEFT JOIN access."user" u ON u.id = s.imported_by`;

type Row = Record<string, string | null>;
const amountOf = (text: string | null | undefined) => (text == null ? null : BigInt(text));

function statementRow(row: Row): StatementRow {
  return {
    ...{
      statementId: Number(row.id),
      accountName: row.account_name!,
      firstOn: row.first_on!,
      lastOn: row.last_on!,
    },
    ...{ openingVnd: amountOf(row.opening_vnd), closingVnd: amountOf(row.closing_vnd) },
    ...{ creditVnd: BigInt(row.credit_vnd!), debitVnd: BigInt(row.debit_vnd!) },
    ...{
      newCount: Number(row.new_count),
      knownCount: Number(row.known_count),
      openCount: Number(row.open_count),
    },
    ...{ heldCount: Number(row.held_count), isFinished: row.is_finished as unknown as boolean },
    ...{ importedBy: row.display_name ?? '', importedAt: row.imported_at! },
  };
}

/** The newest statements first, at most 200. */
export async function listStatements(tx: Tx): Promise<StatementRow[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT ${statementColumns} WHERE s.association_id = app.current_association() ORDER BY s.last_on DESC, s.id DESC LIMIT 200`);
  return rows.map(statementRow);
}

export interface BankLineView {
  lineId: number;
  ordinal: number;
  occurredOn: DateVn;
  time: string;
  amountVnd: bigint;
  isAmountPrinted: boolean;
  balanceVnd: bigint | null;
  memo: string;
  counterparty: string;
  reference: string;
  explainedVnd: bigint;
  /** Printed numbers of the vouchers that explain it, empty when none does. */
  vouchers: string;
  /** Why it waits, when it is held. */
  heldNote: string | null;
  /** Instant, ISO. */
  heldAt: string | null;
}

/** One statement, or undefined when the association has none of that number. */
export async function statementById(
  tx: Tx,
  statementId: number,
): Promise<(StatementRow & { accountId: number }) | undefined> {
  const [row] = await tx.execute<Row>(sql`
    SELECT ${statementColumns} WHERE s.association_id = app.current_association() AND s.id = ${statementId}`);
  return row && { ...statementRow(row), accountId: Number(row.account_id) };
}

const lineColumns = sql`
  SELECT l.id, l.statement_id, l.account_id, l.ordinal, l.occurred_on::text, l.time, l.amount_vnd, l.is_amount_printed, l.balance_vnd,
         l.reference, m.value AS memo, w.value AS who, app.bank_explained(l.association_id, l.id) AS explained, n.value AS note,
         audit.instant_text(h.held_at) AS held_at,
         (SELECT string_agg(ledger.reference(v.book, v.number, v.year), ', ' ORDER BY v.id) FROM app.bank_match x
            JOIN ledger.voucher v ON v.association_id = x.association_id AND v.id = x.voucher_id
           WHERE x.association_id = l.association_id AND x.line_id = l.id AND x.ended_at IS NULL) AS vouchers
    FROM app.bank_line l
    LEFT JOIN app.personal_value m ON m.association_id = l.association_id AND m.id = l.memo_value_id
    LEFT JOIN app.personal_value w ON w.association_id = l.association_id AND w.id = l.counterparty_value_id
    LEFT JOIN app.bank_hold h ON h.association_id = l.association_id AND h.line_id = l.id AND h.ended_at IS NULL
    LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.id = h.note_value_id
   WHERE l.association_id = app.current_association()`;

function lineView(row: Row): BankLineView {
  return {
    ...{
      lineId: Number(row.id),
      ordinal: Number(row.ordinal),
      occurredOn: row.occurred_on!,
      time: row.time!,
    },
    ...{ amountVnd: BigInt(row.amount_vnd!), isAmountPrinted: row.is_amount_printed as unknown as boolean },
    ...{ balanceVnd: amountOf(row.balance_vnd), memo: row.memo ?? '', counterparty: row.who ?? '' },
    ...{ reference: row.reference!, explainedVnd: BigInt(row.explained!), vouchers: row.vouchers ?? '' },
    ...{ heldNote: row.note ?? null, heldAt: row.held_at ?? null },
  };
}

/** Lines of a statement in its order, at most `limit` from a place on. */
export async function linesOf(
  tx: Tx,
  statementId: number,
  filter: LineFilter = 'all',
  after = 0,
  limit = 50,
): Promise<BankLineView[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT * FROM (${lineColumns} AND l.statement_id = ${statementId} AND l.ordinal > ${after}) x
     WHERE ${filterOf(filter)} ORDER BY ordinal LIMIT ${limit}`);
  return rows.map(lineView);
}

const filterOf = (filter: LineFilter) =>
  ({
    all: sql`true`,
    open: sql`explained <> amount_vnd AND held_at IS NULL`,
    held: sql`held_at IS NOT NULL`,
    explained: sql`explained = amount_vnd`,
  })[filter];

/** One line with its account; undefined when the association has none of that number. */
export async function lineById(
  tx: Tx,
  lineId: number,
): Promise<(BankLineView & { accountId: number; statementId: number }) | undefined> {
  const [row] = await tx.execute<Row>(sql`${lineColumns} AND l.id = ${lineId}`);
  return (
    row && { ...lineView(row), accountId: Number(row.account_id), statementId: Number(row.statement_id) }
  );
}

export interface HeldLine {
  lineId: number;
  statementId: number;
  accountName: string;
  occurredOn: DateVn;
  restVnd: bigint;
  memo: string;
  note: string;
}

/** Money nobody knows yet, oldest first, at most 100. */
export async function heldLines(tx: Tx): Promise<HeldLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT l.id, l.statement_id, a.name AS account_name, l.occurred_on::text, m.value AS memo, n.value AS note,
           l.amount_vnd - app.bank_explained(l.association_id, l.id) AS rest
      FROM app.bank_hold h
      JOIN app.bank_line l ON l.association_id = h.association_id AND l.id = h.line_id
      JOIN ledger.account a ON a.association_id = l.association_id AND a.id = l.account_id
      LEFT JOIN app.personal_value m ON m.association_id = l.association_id AND m.id = l.memo_value_id
      LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.id = h.note_value_id
     WHERE h.association_id = app.current_association() AND h.ended_at IS NULL ORDER BY l.occurred_on, l.id LIMIT 100`);
  return rows.map((row) => ({
    ...{ lineId: Number(row.id), statementId: Number(row.statement_id), accountName: row.account_name! },
    ...{
      occurredOn: row.occurred_on!,
      restVnd: BigInt(row.rest!),
      memo: row.memo ?? '',
      note: row.note ?? '',
    },
  }));
}
