/**
 * What the form of a rule needs: the choices, what stands in it at first (from a line, or from the rule it replaces), and
 * which lines that would have meant. Owns these first values. Refuses to offer a text that holds the sender's name.
 */

import type { Tx } from '@/db/client';
import { listCampaigns } from '@/lib/campaigns/queries';
import { formatVnd } from '@/lib/kernel/money';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { openRules, previewRule, type RulePreview } from './own-rules';
import { lineById } from './queries';
import { type OwnRule, RULE_LETTERS, type RuleCondition, ruleLetters, ruleTextIn } from './rules/own-rule';
import { natureOf, senderIn } from './rules/suggest';
import type { RuleMeaning } from './schema/rule-form';

type Choice = { value: string; label: string };

export interface RulePage {
  /** Field → what stands in it. */
  entered: Record<string, string>;
  preview: RulePreview | null;
  accounts: Choice[];
  funds: Choice[];
  uses: Choice[];
  campaigns: Choice[];
}

type Query = Record<string, string | string[] | undefined>;
const idIn = (value: Query[string]) =>
  typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;

/** The form; `?dong=<number>` fills it in from a line, `?thay=<number>` from a rule in use. Unknown numbers fill in nothing. */
export async function rulePage(tx: Tx, query: Query): Promise<RulePage> {
  const [lineId, ruleId] = [idIn(query.dong), idIn(query.thay)];
  const old = ruleId ? (await openRules(tx)).find((rule) => rule.ruleId === ruleId) : undefined;
  const first = old ? fromRule(old) : lineId ? await fromLine(tx, lineId) : null;
  const isTelling = first !== null && ruleLetters(first.condition.text) >= RULE_LETTERS;
  return {
    entered: first?.entered ?? {},
    preview: isTelling ? await previewRule(tx, first.condition) : null,
    accounts: (await listAccounts(tx, ['bank'])).map(({ id, name }) => ({ value: String(id), label: name })),
    uses: (await listAccounts(tx, ['expense'])).map(({ id, name }) => ({ value: String(id), label: name })),
    funds: (await listFunds(tx))
      .filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal')
      .map(({ id, name }) => ({ value: String(id), label: name })),
    campaigns: (await listCampaigns(tx))
      .filter((campaign) => campaign.status === 'open')
      .map(({ id, name }) => ({ value: String(id), label: name })),
  };
}

interface First {
  condition: RuleCondition;
  entered: Record<string, string>;
}

async function fromLine(tx: Tx, lineId: number): Promise<First | null> {
  const line = await lineById(tx, lineId);
  if (!line) return null;
  const isIn = line.amountVnd > 0n;
  const text = senderIn(line.memo, '') === '' ? ruleTextIn(line.memo) : '';
  const meaning: RuleMeaning = natureOf(line.memo, line.amountVnd) ?? (isIn ? 'gift' : 'order');
  const way = meaning === 'ownTransfer' ? null : isIn ? 'in' : 'out';
  return {
    condition: { text, way, accountId: null, leastVnd: null, mostVnd: null },
    entered: { text, meaning },
  };
}

function fromRule(rule: OwnRule): First {
  const { outcome } = rule;
  const meaning: RuleMeaning = outcome.kind === 'income' ? outcome.incomeKind : outcome.kind;
  const digits = (id: number | null | undefined) => (id == null ? '' : String(id));
  return {
    condition: rule,
    entered: {
      ...{ text: rule.text, meaning, accountId: digits(rule.accountId), replacesId: String(rule.ruleId) },
      way: outcome.kind === 'ownTransfer' ? (rule.way ?? '') : '',
      least: rule.leastVnd === null ? '' : formatVnd(rule.leastVnd),
      most: rule.mostVnd === null ? '' : formatVnd(rule.mostVnd),
      fundId: digits('fundId' in outcome ? outcome.fundId : null),
      campaignId: digits(outcome.kind === 'income' ? outcome.campaignId : null),
      expenseAccountId: digits(outcome.kind === 'order' ? outcome.expenseAccountId : null),
    },
  };
}
