/**
 * What the page of one line needs: the line, vouchers that may explain it, what it most likely is, who gave before.
 * Owns the prefilled values of its form. Refuses to decide: a person presses the button.
 */
import type { Tx } from '@/db/client';
import { listCampaigns } from '@/lib/campaigns/queries';
import { type GiftByCode, giftByCode } from '@/lib/campaigns/queries/gift-by-code';
import { listFunds } from '@/lib/ledger/queries';
import { vouchersNear } from './candidates';
import { historyUntil } from './history';
import { orderOfLine } from './order-of-line';
import { openRules, type RuleView } from './own-rules';
import { type BankLineView, lineById, statementById } from './queries';
import { cancellingLines } from './reconciliation';
import type { HistoryHint } from './rules/history';
import { rulesReader } from './rules/own-rule';
import { type CandidateVoucher, type LineNature, natureOf, senderIn } from './rules/suggest';

export interface LinePage {
  line: BankLineView & { accountId: number; statementId: number };
  isFinished: boolean;
  accountName: string;
  vouchers: CandidateVoucher[];
  /** Lines of other own accounts that cancel this one out. */
  cancelling: Awaited<ReturnType<typeof cancellingLines>>;
  nature: LineNature | null;
  /** What the latest line like it was recorded as; null for money that went out, or when there is none. */
  history: HistoryHint | null;
  /** The giver of a line like it before; else the name found in the text, if any. */
  giver: string;
  /** The fund that a code in the text is for; empty when there is none. */
  fundOfCode: string;
  /** What a code in the text stands for besides its fund; null when it is of a fund, or there is none. */
  byCode: Pick<GiftByCode, 'campaign' | 'pledge'> | null;
  /** The rule of the association that speaks for it; goes before history, after a code. */
  rule: RuleView | null;
  /** The order to pay that was prepared from it and stands. */
  order: Awaited<ReturnType<typeof orderOfLine>>;
  funds: { value: string; label: string }[];
  /** Open campaigns, for a gift without a code. */
  campaigns: { value: string; label: string }[];
}

/** The page of a line; undefined for a foreign or unknown number. `id` comes from the address. */
export async function linePage(tx: Tx, id: string): Promise<LinePage | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const line = await lineById(tx, Number(id));
  const statement = line && (await statementById(tx, line.statementId));
  if (!line || !statement) return undefined;
  const history = line.amountVnd > 0n ? (await historyUntil(tx, line.occurredOn))(line) : null;
  const gift = await giftByCode(tx, line.memo);
  const rule = rulesReader(await openRules(tx))(line);
  return {
    ...{ line, isFinished: statement.isFinished, accountName: statement.accountName },
    ...{ vouchers: await vouchersNear(tx, line), cancelling: await cancellingLines(tx, line) },
    ...{ nature: natureByRule(rule) ?? natureOf(line.memo, line.amountVnd), rule },
    order: await orderOfLine(tx, line.lineId),
    history,
    giver: history ? history.entry.donorName : senderIn(line.memo, line.counterparty),
    fundOfCode: String(gift?.fundId ?? ''),
    byCode: gift && (gift.campaign || gift.pledge) ? gift : null,
    funds: (await listFunds(tx))
      .filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal')
      .map((fund) => ({ value: String(fund.id), label: fund.name })),
    campaigns: (await listCampaigns(tx))
      .filter((campaign) => campaign.status === 'open')
      .map((campaign) => ({ value: String(campaign.id), label: campaign.name })),
  };
}

/** A fee and own money are said by the rule itself; interest is a kind of income. */
function natureByRule(rule: RuleView | null): LineNature | null {
  if (rule?.outcome.kind === 'bankFee' || rule?.outcome.kind === 'ownTransfer') return rule.outcome.kind;
  return null;
}
