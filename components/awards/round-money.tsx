/**
 * The money of a round: approved or decided, left of the plan, free in the fund, and a bar that says the same.
 * Warns before the fund is passed. Refuses to promise: the database decides when somebody approves.
 */
import { Amount } from '@/components/ui/amount';
import { Figure } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/state-of-page';
import type { RoundBudget } from '@/lib/awards/queries/board';
import { leftOf, overBy } from '@/lib/awards/rules/budget';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';

/** Figures and the bar; nothing where a round gives no money. */
export function RoundMoney({ budget, locale }: { budget: RoundBudget; locale: Locale }) {
  const t = translator(locale);
  if (budget.plannedVnd === 0n) return null;
  const usedVnd = budget.approvedVnd + budget.decidedVnd;
  const leftVnd = leftOf(budget);
  const overVnd = overBy(budget);
  const percent = Number((usedVnd * 100n) / budget.plannedVnd);
  return (
    <section>
      <h2>{t('awards.board.budgetTitle')}</h2>
      <Progress
        id="round-money"
        label={`${t('awards.board.approved')}: ${formatVnd(usedVnd)} / ${formatVnd(budget.plannedVnd)} (${percent}%)`}
        value={percent}
        max={100}
      />
      <div className="figures">
        <Figure label={t('awards.board.approved')} value={<Amount value={usedVnd} />} />
        <Figure label={t('awards.board.left')} value={<Amount value={leftVnd} />} />
        <Figure label={t('awards.board.available')} value={<Amount value={budget.availableVnd} />} />
      </div>
      {overVnd > 0n ? (
        <Notice tone="warning" title={t('awards.board.overFund', { amount: formatVnd(overVnd) })} />
      ) : null}
    </section>
  );
}
