/** The page that opens a round: says where its values come from, or why it cannot be opened yet. */
import type { FormAction } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import type { Programme } from '@/lib/awards/queries/programmes';
import type { FundChoice, RoundTemplate } from '@/lib/awards/queries/rounds';
import type { RuleVersionLine } from '@/lib/awards/queries/rule-book';
import { nextYear } from '@/lib/awards/rules/next-year';
import { awardCategories } from '@/lib/awards/schema/inputs';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import { schoolYearOf } from '@/lib/kernel/school-year';
import { type Locale, translator } from '@/lib/web/messages';
import { BudgetWatch } from './budget-watch';
import { RoundForm } from './round-form';

export interface NewRoundProps {
  action: FormAction;
  locale: Locale;
  today: string;
  template: RoundTemplate | null;
  funds: FundChoice[];
  /** Versions of rules that a round may follow. */
  versions: RuleVersionLine[];
  /** The template is last year's round of the same kind: everything moves by a year. */
  isRepeated: boolean;
  rules?: RuleVersionLine;
  programme?: Programme;
}

/** The form begun from last time's categories, or a locked state without a fund. */
export function NewRound(props: NewRoundProps) {
  const { action, locale, today, template, funds, versions, programme } = props;
  const t = translator(locale);
  if (funds.length === 0) return <Notice tone="locked" title={t('awards.round.noFund')} />;
  const choices = funds.map((fund) => ({
    value: String(fund.id),
    label: t('awards.round.fundChoice', { name: fund.name, amount: formatVnd(fund.availableVnd) }),
  }));
  return (
    <MessagesProvider locale={locale} modules={['awards', 'errors', 'common']}>
      <p className="lede">{t('awards.round.newLede')}</p>
      {programme ? <p>{t('awards.programmes.roundOf', { name: programme.name })}</p> : null}
      {template ? (
        <p>
          {t(props.isRepeated ? 'awards.programmes.repeated' : 'awards.round.fromTemplate', {
            name: template.name,
          })}
        </p>
      ) : null}
      <BudgetWatch
        funds={Object.fromEntries(funds.map(({ id, availableVnd }) => [String(id), String(availableVnd)]))}
        categories={awardCategories.map((id) => ({ id, quota: '', rate: '' }))}
        words={{ planned: t('awards.budget.planned'), over: t('awards.budget.over') }}
      >
        <RoundForm
          action={action}
          locale={locale}
          today={today}
          funds={choices}
          versions={versionChoices(versions, locale)}
          programmeId={programme ? String(programme.id) : ''}
          begin={beginOf(props)}
        />
      </BudgetWatch>
    </MessagesProvider>
  );
}

/** "No rules", then every version; also for choosing the rules of a round that is open already. */
export function versionChoices(versions: readonly RuleVersionLine[], locale: Locale) {
  const t = translator(locale);
  return [
    { value: '', label: t('awards.round.noRules') },
    ...versions.map(({ ruleSetId, name, version }) => ({
      value: `${ruleSetId}@${version}`,
      label: t('awards.ruleBook.versionOf', { name, version }),
    })),
  ];
}

function beginOf({ template, today, isRepeated, rules, programme }: NewRoundProps): Record<string, string> {
  const fundId = template?.fundId ?? programme?.fundId;
  const begin: Record<string, string> = {
    ...{ schoolYear: schoolYearOf(today), fiscalYear: today.slice(0, 4) },
    fundId: fundId ? String(fundId) : '',
  };
  if (template && isRepeated) {
    const { name, schoolYear, fiscalYear, deadlineOn } = nextYear(template);
    Object.assign(begin, {
      name,
      schoolYear,
      fiscalYear: String(fiscalYear),
      deadlineOn: formatDateVn(deadlineOn),
    });
    if (rules) begin.rules = `${rules.ruleSetId}@${rules.version}`;
  }
  for (const { category, benefit, quota, rateVnd } of template?.categories ?? []) {
    if (benefit === 'honour') begin[`${category}_honours`] = String(quota);
    else
      Object.assign(begin, {
        [`${category}_quota`]: String(quota),
        [`${category}_rate`]: formatVnd(rateVnd),
      });
  }
  return begin;
}
