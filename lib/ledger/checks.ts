/**
 * Adds the books up again from their lines and compares: balances, floors, snapshots, numbers, promises, papers.
 * Owns the list of questions (the SQL is in lib/ledger/checks/) and one rule: no row is exempt, however old.
 * Refuses to repair. Needs a connection that may read everything (role `backup`).
 */
import type postgres from 'postgres';
import { formatDateVn, isDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { balanceChecks } from './checks/balance-checks';
import { goodsChecks } from './checks/goods-checks';
import { paperChecks } from './checks/paper-checks';
import { promiseChecks } from './checks/promise-checks';

/** Every question, by the code of its sentence (messages audit.check.<code>). */
const checks = { ...balanceChecks, ...goodsChecks, ...paperChecks, ...promiseChecks };
export type CheckCode = keyof typeof checks;

/** One thing that does not add up; amounts and days in `params` are written out already. */
export interface Problem {
  code: CheckCode;
  associationId: number;
  params: Record<string, string | number>;
}

const listedAtMost = 100;

/**
 * Runs every check in one snapshot of the books. Returns what does not agree, at most a hundred of each kind;
 * an empty list means that every đồng adds up.
 */
export async function checkLedger(sql: postgres.Sql): Promise<Problem[]> {
  return sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    await tx.unsafe("SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'");
    const problems: Problem[] = [];
    for (const [code, query] of Object.entries(checks) as [CheckCode, string][]) {
      const rows = await tx.unsafe<Row[]>(`SELECT * FROM (${query}) found ORDER BY 1 LIMIT ${listedAtMost}`);
      for (const row of rows)
        problems.push({ code, associationId: Number(row.association_id), params: paramsOf(row) });
    }
    return problems as unknown as Problem[];
  }) as unknown as Promise<Problem[]>;
}

export interface LedgerCounts {
  [name: string]: number;
  vouchers: number;
  accounts: number;
  funds: number;
  snapshots: number;
}

/** How much was there to check, for the sentence that says that all is well. */
export async function countLedger(sql: postgres.Sql): Promise<LedgerCounts> {
  const [row] = await sql<Record<keyof LedgerCounts, string>[]>`
    SELECT (SELECT count(*) FROM ledger.voucher) AS vouchers, (SELECT count(*) FROM ledger.account) AS accounts,
           (SELECT count(*) FROM ledger.fund) AS funds, (SELECT count(*) FROM ledger.snapshot) AS snapshots`;
  return Object.fromEntries(
    Object.entries(row!).map(([name, count]) => [name, Number(count)]),
  ) as LedgerCounts;
}

type Row = Record<string, string | number | Date | null>;

/** Columns ending in _vnd and _on lose the ending and are written out: amount_vnd → amount, "500.000 đồng". */
function paramsOf(row: Row): Problem['params'] {
  const entries = Object.entries(row).filter(([name]) => name !== 'association_id');
  return Object.fromEntries(entries.map(([name, value]) => [wordOf(name), textOf(name, value)]));
}

function wordOf(column: string): string {
  return column.replace(/_(vnd|on)$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(column: string, value: Row[string]): string | number {
  if (value === null) return '–';
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (column.endsWith('_vnd'))
    return text.startsWith('-') ? `−${formatVndUnit(-BigInt(text))}` : formatVndUnit(BigInt(text));
  if (column.endsWith('_on') && isDateVn(text)) return formatDateVn(text);
  return typeof value === 'number' ? value : text;
}
