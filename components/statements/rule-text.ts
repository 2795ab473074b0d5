/** A rule of the association in words. Owns its sentence and what narrows it down. Refuses to name a text that was erased. */
import { formatVndUnit } from '@/lib/kernel/money';
import type { RuleView } from '@/lib/statements/own-rules';
import type { Translator } from '@/lib/web/messages';

/** "phí ngân hàng, từ Quỹ chung" */
export function ruleWhat(t: Translator, { outcome, fundName, campaignName, useName }: RuleView): string {
  const fund = fundName ?? '';
  switch (outcome.kind) {
    case 'income': {
      const kind = t(`statements.history.kinds.${outcome.incomeKind}`);
      return campaignName === null
        ? t('statements.rules.what.income', { kind, fund })
        : t('statements.rules.what.incomeCampaign', { kind, fund, campaign: campaignName });
    }
    case 'order':
      return t('statements.rules.what.order', { use: useName ?? '', fund });
    case 'bankFee':
      return t(`statements.rules.what.${fundName === null ? 'bankFee' : 'bankFeeOf'}`, { fund });
    default:
      return t('statements.rules.what.ownTransfer');
  }
}

/** "Quy tắc của Hội: nội dung có “phí SMS” là phí ngân hàng." */
export function ruleSentence(t: Translator, rule: RuleView): string {
  return t('statements.rules.sentence', { text: rule.text, what: ruleWhat(t, rule) });
}

/** "tiền ra, từ 5.000 đồng, đến 20.000 đồng" */
export function ruleLimits(t: Translator, { way, accountName, leastVnd, mostVnd }: RuleView): string {
  const limits = [
    way === null ? '' : t(`statements.rules.limit.${way}`),
    accountName === null ? '' : t('statements.rules.limit.account', { account: accountName }),
    leastVnd === null ? '' : t('statements.rules.limit.least', { amount: formatVndUnit(leastVnd) }),
    mostVnd === null ? '' : t('statements.rules.limit.most', { amount: formatVndUnit(mostVnd) }),
  ].filter(Boolean);
  return limits.length === 0 ? t('statements.rules.anyLine') : limits.join(', ');
}
