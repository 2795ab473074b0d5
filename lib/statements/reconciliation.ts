/**
 * What the page of a statement needs: its lines, suggestions with their reasons, what is left to explain, and the
 * comparison with the books. Owns no rule: suggestions are decided in rules/suggest. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { giftByCode } from '@/lib/campaigns/queries/gift-by-code';
import type { DateVn } from '@/lib/kernel/dates';
import { addDays } from '@/lib/kernel/dates';
import { findMemoCodes, printedMemoCode } from '@/lib/kernel/memo-code';
import { listFunds } from '@/lib/ledger/queries';
import { historyUntil } from './history';
import { type BankLineView, linesOf, type StatementRow, statementById } from './queries';
import type { HistoryHint } from './rules/history';
import {
  type CandidateVoucher,
  type OpenLine,
  type Suggestion,
  senderIn,
  suggestMatches,
} from './rules/suggest';
import type { LineFilter } from './schema/view';

/** Vouchers this far around the statement are looked at. */
const AROUND_DAYS = 31;
/** So many open lines are compared at once; the rest follow when these are done. */
const MOST_LINES = 2_000;
/** So many are accepted by one press. */
const MOST_CERTAIN = 500;

/** Vouchers that move money on an account near a span of days and are not used up by lines; at most 5,000. */
export async function candidateVouchers(
  tx: Tx,
  accountId: number,
  { firstOn, lastOn }: { firstOn: DateVn; lastOn: DateVn },
): Promise<CandidateVoucher[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    WITH moved AS (
      SELECT p.voucher_id, sum(CASE WHEN p.debit_account_id = ${accountId} THEN p.amount_vnd ELSE -p.amount_vnd END) AS moved
        FROM ledger.posting p
       WHERE p.association_id = app.current_association() AND ${accountId} IN (p.debit_account_id, p.credit_account_id)
         AND p.occurred_on BETWEEN ${addDays(firstOn, -AROUND_DAYS)} AND ${addDays(lastOn, AROUND_DAYS)}
       GROUP BY p.voucher_id),
    used AS (
      SELECT m.voucher_id, sum(m.amount_vnd) AS used FROM app.bank_match m
        JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
       WHERE m.association_id = app.current_association() AND m.ended_at IS NULL AND l.account_id = ${accountId} GROUP BY m.voucher_id)
    SELECT v.id, ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on::text, d.moved - coalesce(u.used, 0) AS rest,
           v.party_id, n.value AS party, c.bank_memo
      FROM moved d JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = d.voucher_id
      LEFT JOIN used u ON u.voucher_id = v.id
      LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
      LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = v.party_id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE d.moved <> coalesce(u.used, 0) AND v.purpose <> 'opening' AND v.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)
     ORDER BY v.occurred_on, v.id LIMIT 5000`);
  return rows.map((row) => ({
    ...{ voucherId: Number(row.id), reference: row.reference!, occurredOn: row.occurred_on! },
    ...{ restVnd: BigInt(row.rest!), partyName: row.party ?? '', bankMemo: row.bank_memo ?? '' },
    partyId: row.party_id === null ? null : Number(row.party_id),
  }));
}

export interface StatementPage {
  statement: StatementRow & { accountId: number };
  /** Balance of the books on the last day of the statement, đồng. */
  booksVnd: bigint;
  lines: BankLineView[];
  /** By line. */
  suggestions: ReadonlyMap<number, Suggestion>;
  /** Lines with one of our codes and a giver's name: recorded by one press. */
  recordable: ReadonlyMap<number, Recordable>;
  /** What lines like a shown one were recorded as before, for those that still wait. */
  histories: ReadonlyMap<number, HistoryHint>;
  /** Certain ones of the whole statement, also those on later pages. */
  certain: Suggestion[];
  /** What is not explained yet of open lines, in and out added up without sign: counts down to zero. */
  openVnd: bigint;
  explainedCount: number;
}

/** What a code in the bank's text says of a line nobody has recorded yet. */
export interface Recordable {
  memo: string;
  fundId: number;
  fundName: string;
  /** The donor of the promise; else the sender as the bank prints it, without tones. */
  giver: string;
  /** What the gift will count for; the open đồng of the promise when the code is of one. */
  campaignName: string | null;
  promisedVnd: bigint | null;
}

/** Shown lines that came in whole, are not explained, and carry a code of ours and a giver's name. */
async function recordableLines(tx: Tx, lines: readonly BankLineView[]): Promise<Map<number, Recordable>> {
  const found = new Map<number, Recordable>();
  const funds = (await listFunds(tx)).filter((fund) => !fund.isClosed);
  for (const line of lines) {
    if (line.amountVnd < 0n || line.explainedVnd !== 0n || line.heldNote !== null) continue;
    const gift = await giftByCode(tx, line.memo);
    const giver = gift?.pledge?.donorName || senderIn(line.memo, line.counterparty);
    if (!gift || giver === '') continue;
    const fund = funds.find((one) => one.id === gift.fundId);
    if (fund)
      found.set(line.lineId, {
        ...{ memo: printedMemoCode(gift.code), fundId: fund.id, fundName: fund.name, giver },
        ...{ campaignName: gift.campaign?.name ?? null, promisedVnd: gift.pledge?.openVnd ?? null },
      });
  }
  return found;
}

const asOpen = (line: BankLineView, hint: HistoryHint | null): OpenLine => ({
  ...{ lineId: line.lineId, occurredOn: line.occurredOn, memo: line.memo, counterparty: line.counterparty },
  restVnd: line.amountVnd - line.explainedVnd,
  knownDonorId: hint?.entry.donorId ?? null,
});

/** Everything about one statement; undefined when there is none. `id` comes from the address. */
export async function statementPage(
  tx: Tx,
  id: string,
  view: { filter: LineFilter; after: number },
): Promise<StatementPage | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const statementId = Number(id);
  const statement = await statementById(tx, statementId);
  if (!statement) return undefined;
  const open = await linesOf(tx, statementId, 'open', 0, MOST_LINES);
  const vouchers = open.length > 0 ? await candidateVouchers(tx, statement.accountId, statement) : [];
  const readHistory = await historyUntil(tx, statement.lastOn);
  const hintOf = (line: BankLineView) => (line.amountVnd > 0n ? readHistory(line) : null);
  const asked = open.map((line) => asOpen(line, hintOf(line)));
  const suggestions = suggestMatches(asked, vouchers, findMemoCodes);
  const lines = await linesOf(tx, statementId, view.filter, view.after);
  const restOf = (line: BankLineView) => line.amountVnd - line.explainedVnd;
  const size = (amount: bigint) => (amount < 0n ? -amount : amount);
  return {
    ...{ statement, lines, booksVnd: await booksOn(tx, statement.accountId, statement.lastOn) },
    recordable: await recordableLines(tx, lines),
    histories: new Map(
      lines.flatMap((line) => {
        const hint = restOf(line) === 0n ? null : hintOf(line);
        return hint ? [[line.lineId, hint] as const] : [];
      }),
    ),
    suggestions: new Map(suggestions.map((one) => [one.lineId, one])),
    certain: suggestions.filter((one) => one.isCertain).slice(0, MOST_CERTAIN),
    openVnd: open.reduce((sum, line) => sum + size(restOf(line)), 0n),
    explainedCount: statement.newCount - statement.openCount - statement.heldCount,
  };
}

/** What the books say an account held at the end of a day, đồng. */
export async function booksOn(tx: Tx, accountId: number, day: DateVn): Promise<bigint> {
  const [row] = await tx.execute<{ balance: string | null }>(sql`
    SELECT sum(balance_vnd) AS balance FROM ledger.balances(app.current_association(), ${day}) WHERE account_id = ${accountId}`);
  return BigInt(row?.balance ?? '0');
}

/** Lines of other own accounts that cancel a line out within a few days: perhaps money moved between own accounts. */
export async function cancellingLines(
  tx: Tx,
  line: { lineId: number; accountId: number; amountVnd: bigint; occurredOn: DateVn },
): Promise<{ lineId: number; accountName: string; occurredOn: DateVn; memo: string }[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT l.id, a.name, l.occurred_on::text, m.value AS memo
      FROM app.bank_line l JOIN ledger.account a ON a.association_id = l.association_id AND a.id = l.account_id
      LEFT JOIN app.personal_value m ON m.association_id = l.association_id AND m.id = l.memo_value_id
     WHERE l.association_id = app.current_association() AND l.account_id <> ${line.accountId}
       AND l.amount_vnd = ${(-line.amountVnd).toString()}::bigint AND app.bank_explained(l.association_id, l.id) = 0
       AND l.occurred_on BETWEEN ${addDays(line.occurredOn, -4)} AND ${addDays(line.occurredOn, 4)} ORDER BY l.id LIMIT 5`);
  return rows.map((row) => ({
    ...{ lineId: Number(row.id), accountName: row.name!, occurredOn: row.occurred_on!, memo: row.memo ?? '' },
  }));
}

/** Vouchers near a line with money left, for choosing by hand: exact amounts first, then nearest days; at most 20. */
export async function vouchersNear(
  tx: Tx,
  line: { accountId: number; occurredOn: DateVn; amountVnd: bigint; explainedVnd: bigint },
): Promise<CandidateVoucher[]> {
  const found = await candidateVouchers(tx, line.accountId, {
    firstOn: line.occurredOn,
    lastOn: line.occurredOn,
  });
  const rest = line.amountVnd - line.explainedVnd;
  const isSameWay = (one: CandidateVoucher) => one.restVnd > 0n === rest > 0n;
  const isExact = (one: CandidateVoucher) => Number(one.restVnd !== rest);
  return found
    .filter(isSameWay)
    .sort((one, other) => isExact(one) - isExact(other))
    .slice(0, 20);
}
