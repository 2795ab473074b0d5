/**
 * What only the books can say of a reading: another account, a gap since the last statement, lines that another layout
 * may have brought already. Owns these three questions. Refuses to answer them: a person does.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type CountedLine, countOccurrences, partKnown } from './occurrences';
import { storedCounts } from './queries';
import type { Finding, StatementReading } from './schema';

export interface ReadingInBooks {
  /** The reading with the questions that the books raise. */
  reading: StatementReading;
  newCount: number;
  knownCount: number;
  /** Lines the account does not hold yet, and those it does. */
  fresh: CountedLine[];
  known: CountedLine[];
}

/** Holds a reading against what the account holds. Stores nothing. */
export async function readingInBooks(
  tx: Tx,
  accountId: number,
  reading: StatementReading,
): Promise<ReadingInBooks> {
  const { firstOn, lastOn } = reading;
  if (!firstOn || !lastOn) return { reading, newCount: 0, knownCount: 0, fresh: [], known: [] };
  const span = { firstOn, lastOn };
  const { fresh, known } = partKnown(
    countOccurrences(reading.lines, reading.balanceStyle),
    await storedCounts(tx, accountId, span),
  );
  const findings = [...reading.findings];
  if (fresh.length > 0) {
    findings.push(...(await otherAccount(tx, accountId, reading.accountNo)));
    findings.push(...(await gapBefore(tx, accountId, reading)));
    findings.push(...(await maybeStored(tx, accountId, span, { fresh, known })));
  }
  return {
    reading: { ...reading, findings },
    newCount: fresh.length,
    knownCount: known.length,
    fresh,
    known,
  };
}

async function otherAccount(tx: Tx, accountId: number, printedNo: string): Promise<Finding[]> {
  const [row] = await tx.execute<{ account_no: string | null }>(
    sql`SELECT account_no FROM ledger.account WHERE association_id = app.current_association() AND id = ${accountId}`,
  );
  const own = row?.account_no?.replace(/\D/g, '') ?? '';
  if (own === '' || printedNo === '' || own === printedNo.replace(/\D/g, '')) return [];
  return [{ level: 'question', code: 'statements.otherAccount', params: { printed: printedNo, own } }];
}

/** The statement before ended with another balance than this one begins with: one is missing between them. */
async function gapBefore(tx: Tx, accountId: number, reading: StatementReading): Promise<Finding[]> {
  if (reading.openingVnd === null) return [];
  const [row] = await tx.execute<{ closing: string | null; day: string }>(sql`
    SELECT closing_vnd AS closing, last_on::text AS day FROM app.bank_statement
     WHERE association_id = app.current_association() AND account_id = ${accountId} AND last_on < ${reading.firstOn}
     ORDER BY last_on DESC, id DESC LIMIT 1`);
  if (!row || row.closing === null || BigInt(row.closing) === reading.openingVnd) return [];
  const params = { day: row.day, before: row.closing, opening: String(reading.openingVnd) };
  return [{ level: 'question', code: 'statements.gapBefore', params }];
}

interface Parted {
  fresh: readonly { line: { occurredOn: string; amountVnd: bigint } }[];
  known: Parted['fresh'];
}

/** New lines of the same day and amount as stored ones that this file does not show: perhaps the same, printed otherwise. */
async function maybeStored(
  tx: Tx,
  accountId: number,
  { firstOn, lastOn }: { firstOn: string; lastOn: string },
  { fresh, known }: Parted,
): Promise<Finding[]> {
  const rows = await tx.execute<{ day: string; amount: string; count: string }>(sql`
    SELECT occurred_on::text AS day, amount_vnd AS amount, count(*) AS count FROM app.bank_line
     WHERE association_id = app.current_association() AND account_id = ${accountId} AND occurred_on BETWEEN ${firstOn} AND ${lastOn}
     GROUP BY occurred_on, amount_vnd`);
  const left = new Map(rows.map((row) => [`${row.day} ${row.amount}`, Number(row.count)]));
  const take = ({ line }: Parted['fresh'][number]) => {
    const key = `${line.occurredOn} ${line.amountVnd}`;
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  };
  known.forEach(take);
  const count = fresh.filter(take).length;
  return count === 0 ? [] : [{ level: 'question', code: 'statements.maybeStored', params: { count } }];
}
