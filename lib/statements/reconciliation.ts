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
import { candidateTransfers } from './candidate-transfers';
import { candidateVouchers } from './candidates';
import { historyUntil } from './history';
import { openRules, type RuleView } from './own-rules';
import { type BankLineView, linesOf, type StatementRow, statementById } from './queries';
import type { HistoryHint } from './rules/history';
import { type OwnRule, rulesReader } from './rules/own-rule';
import { type OpenLine, type Suggestion, senderIn, suggestMatches } from './rules/suggest';
import type { LineFilter } from './schema/view';

/** So many open lines are compared at once; the rest follow when these are done. */
const MOST_LINES = 2_000;
/** So many are accepted by one press. */
const MOST_CERTAIN = 500;

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
  /** The rule of the association that speaks for a shown line that still waits. */
  rules: ReadonlyMap<number, RuleView>;
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

const asOpen = (line: BankLineView, hint: HistoryHint | null, rule: OwnRule | null): OpenLine => ({
  ...{ lineId: line.lineId, occurredOn: line.occurredOn, memo: line.memo, counterparty: line.counterparty },
  restVnd: line.amountVnd - line.explainedVnd,
  ...{ knownDonorId: hint?.entry.donorId ?? null, ruled: rule?.outcome ?? null },
});

const restOf = (line: BankLineView) => line.amountVnd - line.explainedVnd;

/** What is known of each line that is not explained whole, by line. */
function waiting<T>(lines: readonly BankLineView[], read: (line: BankLineView) => T | null): Map<number, T> {
  return new Map(
    lines.flatMap((line) => {
      const found = restOf(line) === 0n ? null : read(line);
      return found === null ? [] : [[line.lineId, found] as const];
    }),
  );
}

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
  const vouchers =
    open.length > 0
      ? [
          ...(await candidateVouchers(tx, statement.accountId, statement)),
          ...(await candidateTransfers(tx, statement.accountId, statement)),
        ]
      : [];
  const readHistory = await historyUntil(tx, statement.lastOn);
  const hintOf = (line: BankLineView) => (line.amountVnd > 0n ? readHistory(line) : null);
  const ruleFor = rulesReader(await openRules(tx));
  const speaking = (line: BankLineView) => ruleFor({ ...line, accountId: statement.accountId });
  const asked = open.map((line) => asOpen(line, hintOf(line), speaking(line)));
  const suggestions = suggestMatches(asked, vouchers, findMemoCodes);
  const lines = await linesOf(tx, statementId, view.filter, view.after);
  const size = (amount: bigint) => (amount < 0n ? -amount : amount);
  return {
    ...{ statement, lines, booksVnd: await booksOn(tx, statement.accountId, statement.lastOn) },
    recordable: await recordableLines(tx, lines),
    histories: waiting(lines, hintOf),
    rules: waiting(lines, speaking),
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
