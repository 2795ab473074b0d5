/**
 * The association's own rules: those in use, with the ways to end or replace them, and those no longer used.
 * Owns what is said of each. Refuses to change a rule in place: another one takes its place.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { RuleView } from '@/lib/statements/own-rules';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ruleLimits, ruleWhat } from './rule-text';

export interface RuleListProps {
  hoi: string;
  locale: Locale;
  rules: RuleView[];
  mayKeep: boolean;
  close: BoundAction;
}

/** The whole page below its title. */
export function RuleList(props: RuleListProps) {
  const { hoi, locale, rules, mayKeep } = props;
  const t = translator(locale);
  const buttons = (
    <div className="actions">
      {mayKeep ? (
        <ButtonLink variant="primary" shortcut="N" href={routes.office.newStatementRule(hoi)}>
          {t('statements.rules.add')}
        </ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.bankStatements(hoi)}>{t('statements.import.back')}</ButtonLink>
    </div>
  );
  if (rules.length === 0)
    return (
      <EmptyState title={t('statements.rules.empty')} actions={buttons}>
        <p>{t('statements.rules.emptyBody')}</p>
      </EmptyState>
    );
  const open = rules.filter((rule) => rule.closedAt === null);
  const closed = rules.filter((rule) => rule.closedAt !== null);
  return (
    <MessagesProvider locale={locale} modules={['statements', 'errors', 'common']}>
      <p className="lede">{t('statements.rules.lede')}</p>
      {buttons}
      <h2>{t('statements.rules.open')}</h2>
      {open.length === 0 ? <p className="muted">{t('statements.rules.noneOpen')}</p> : null}
      {open.map((rule) => (
        <RuleCard key={rule.ruleId} {...props} rule={rule} />
      ))}
      {closed.length > 0 ? (
        <details className="my-4">
          <summary>{`${t('statements.rules.closed')} (${closed.length})`}</summary>
          {closed.map((rule) => (
            <RuleCard key={rule.ruleId} {...props} rule={rule} />
          ))}
        </details>
      ) : null}
    </MessagesProvider>
  );
}

function RuleCard({ rule, ...props }: RuleListProps & { rule: RuleView }) {
  const { hoi, locale, mayKeep, close } = props;
  const t = translator(locale);
  const isOpen = rule.closedAt === null;
  return (
    <SummaryCard title={rule.text === '' ? t('statements.rules.erased') : `“${rule.text}”`}>
      <DescriptionList locale={locale} items={factsOf(t, rule)} />
      {isOpen && mayKeep ? (
        <>
          <div className="actions">
            <ButtonLink href={routes.office.newStatementRule(hoi, { thay: rule.ruleId })}>
              {t('statements.rules.change')}
            </ButtonLink>
          </div>
          <details className="no-print my-4">
            <summary>{t('statements.rules.close')}</summary>
            <PlainForm
              {...{ action: close, locale, idPrefix: `close-${rule.ruleId}`, variant: 'danger' as const }}
              submit={t('statements.rules.close')}
              hidden={{ ruleId: String(rule.ruleId) }}
              fields={[{ kind: 'text', name: 'reason', label: t('statements.rules.closeReason') }]}
            />
          </details>
        </>
      ) : null}
    </SummaryCard>
  );
}

function factsOf(t: Translator, rule: RuleView) {
  const label = (key: string) => t(`statements.rules.${key}`);
  const { madeBy, madeAt, closedBy, closedAt, closedReason } = rule;
  return [
    { term: label('is'), value: ruleWhat(t, rule) },
    { term: label('limits'), value: ruleLimits(t, rule) },
    { term: label('made'), value: t('statements.rules.by', { name: madeBy, at: formatInstantVn(madeAt) }) },
    ...(closedAt === null
      ? []
      : [
          {
            term: label('ended'),
            value: t('statements.rules.endedBy', {
              ...{ name: closedBy ?? '', at: formatInstantVn(closedAt), reason: closedReason ?? '' },
            }),
          },
        ]),
  ];
}
