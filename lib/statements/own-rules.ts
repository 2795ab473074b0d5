/**
 * Readings of the association's own rules for lines: those in force, those closed, and what a new one would mean.
 * Owns how many of the latest lines a preview looks at. Refuses to write, and to show a rule whose text was erased as one in force.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type OwnRule, type RuleCondition, type RuleOutcome, ruleMeans } from './rules/own-rule';

/** So many of the latest stored lines are looked at by a preview. */
const PREVIEW_LINES = 500;
/** So many lines are shown as examples. */
const EXAMPLES = 5;

/** A rule as the list shows it. */
export interface RuleView extends OwnRule {
  accountName: string | null;
  fundName: string | null;
  campaignName: string | null;
  useName: string | null;
  replacesId: number | null;
  madeBy: string;
  /** Instants, ISO. */
  madeAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closedReason: string | null;
}

type Row = Record<string, string | null>;
const numberOf = (text: string | null | undefined) => (text == null ? null : Number(text));
const amountOf = (text: string | null | undefined) => (text == null ? null : BigInt(text));

function outcomeOf(row: Row): RuleOutcome {
  const fundId = numberOf(row.fund_id);
  switch (row.outcome) {
    case 'income': {
      const incomeKind = row.income_kind as Extract<RuleOutcome, { kind: 'income' }>['incomeKind'];
      return { kind: 'income', incomeKind, fundId: fundId!, campaignId: numberOf(row.campaign_id) };
    }
    case 'order':
      return { kind: 'order', fundId: fundId!, expenseAccountId: Number(row.expense_account_id) };
    case 'bankFee':
      return { kind: 'bankFee', fundId };
    default:
      return { kind: 'ownTransfer' };
  }
}

const ruleView = (row: Row): RuleView => ({
  ...{ ruleId: Number(row.id), text: row.text ?? '', way: row.way as RuleView['way'] },
  ...{
    accountId: numberOf(row.account_id),
    leastVnd: amountOf(row.least_vnd),
    mostVnd: amountOf(row.most_vnd),
  },
  ...{ outcome: outcomeOf(row), replacesId: numberOf(row.replaces_id) },
  ...{
    accountName: row.account_name ?? null,
    fundName: row.fund_name ?? null,
    useName: row.use_name ?? null,
  },
  ...{ campaignName: row.campaign_name ?? null, madeBy: row.made_by_name ?? '', madeAt: row.made_at! },
  ...{ closedBy: row.closed_by_name ?? null, closedAt: row.closed_at ?? null },
  closedReason: row.closed_reason ?? null,
});

/** Rules of the association, those in force first, the latest first; at most 500. */
export async function listRules(tx: Tx): Promise<RuleView[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT r.id, r.way, r.account_id, r.least_vnd, r.most_vnd, r.outcome, r.income_kind, r.fund_id, r.campaign_id, r.expense_account_id,
           r.replaces_id, t.value AS text, a.name AS account_name, f.name AS fund_name, c.name AS campaign_name, e.name AS use_name,
           u.display_name AS made_by_name, audit.instant_text(r.made_at) AS made_at, w.display_name AS closed_by_name,
           audit.instant_text(r.closed_at) AS closed_at, x.value AS closed_reason
      FROM app.statement_rule r
      JOIN app.personal_value t ON t.association_id = r.association_id AND t.id = r.text_value_id
      LEFT JOIN ledger.account a ON a.association_id = r.association_id AND a.id = r.account_id
      LEFT JOIN ledger.fund f ON f.association_id = r.association_id AND f.id = r.fund_id
      LEFT JOIN app.campaign c ON c.association_id = r.association_id AND c.id = r.campaign_id
      LEFT JOIN ledger.account e ON e.association_id = r.association_id AND e.id = r.expense_account_id
      LEFT JOIN app.personal_value x ON x.association_id = r.association_id AND x.id = r.closed_reason_value_id
      LEFT JOIN access."user" u ON u.id = r.made_by
      LEFT JOIN access."user" w ON w.id = r.closed_by
     WHERE r.association_id = app.current_association() ORDER BY r.closed_at IS NOT NULL, r.id DESC LIMIT 500`);
  return rows.map(ruleView);
}

/** Rules in force. */
export async function openRules(tx: Tx): Promise<RuleView[]> {
  return (await listRules(tx)).filter((rule) => rule.closedAt === null && rule.text !== '');
}

export type RulePreview = {
  /** Lines looked at: the latest, at most 500. */
  looked: number;
  meant: number;
  /** Amounts as digits, so that they travel as JSON. */
  examples: { lineId: number; occurredOn: DateVn; amountVnd: string; memo: string }[];
};

/** How many of the latest stored lines a rule would have meant, whether explained or not, with the latest of them. */
export async function previewRule(tx: Tx, rule: RuleCondition): Promise<RulePreview> {
  const rows = await tx.execute<Row>(sql`
    SELECT l.id, l.account_id, l.amount_vnd, l.occurred_on::text, m.value AS memo, w.value AS who
      FROM (SELECT * FROM app.bank_line WHERE association_id = app.current_association()
             ORDER BY occurred_on DESC, id DESC LIMIT ${PREVIEW_LINES}) l
      LEFT JOIN app.personal_value m ON m.association_id = l.association_id AND m.id = l.memo_value_id
      LEFT JOIN app.personal_value w ON w.association_id = l.association_id AND w.id = l.counterparty_value_id
     ORDER BY l.occurred_on DESC, l.id DESC`);
  const meant = rows
    .map((row) => ({
      ...{ lineId: Number(row.id), accountId: Number(row.account_id), amountVnd: BigInt(row.amount_vnd!) },
      ...{ occurredOn: row.occurred_on!, memo: row.memo ?? '', counterparty: row.who ?? '' },
    }))
    .filter((line) => ruleMeans(rule, line));
  const examples = meant.slice(0, EXAMPLES).map(({ lineId, occurredOn, amountVnd, memo }) => ({
    lineId,
    occurredOn,
    memo,
    amountVnd: amountVnd.toString(),
  }));
  return { looked: rows.length, meant: meant.length, examples };
}
