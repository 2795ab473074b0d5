/**
 * Where the proposed amounts are not what the rules of the round suggest: both amounts, and a reason for each person.
 * Refuses to hide a reason once it was given. The database refuses a proposal or a signature without it.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { PlainForm } from '@/components/forms/plain-form';
import { amountText } from '@/components/ui/amount';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { DecisionData } from '@/lib/awards/queries/pages';
import type { Difference } from '@/lib/awards/queries/suggestions';
import { formatVnd } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface DifferPartProps {
  hoi: string;
  locale: Locale;
  data: DecisionData;
  canExplain: boolean;
  action: FormAction;
}

/** Nothing where the round follows no rules. */
export function DifferPart({ hoi, locale, data, canExplain, action }: DifferPartProps) {
  const t = translator(locale);
  const { round, rules } = data;
  if (!rules) return null;
  const link = (
    <a href={routes.office.awardSuggestions(hoi, round.slug)}>{t('awards.differ.toSuggestions')}</a>
  );
  if (!rules.said || !rules.isAskedForAll) {
    const isHidden = round.hiddenFiles > 0;
    return (
      <Notice
        tone={isHidden ? 'locked' : 'warning'}
        title={t(isHidden ? 'awards.suggest.hidden' : 'awards.differ.evaluateFirst')}
        actions={isHidden ? null : link}
      />
    );
  }
  const open = rules.differences.filter(({ reason }) => reason === '');
  if (rules.differences.length === 0) {
    return <Notice tone="success" title={t('awards.differ.same')} actions={link} />;
  }
  return (
    <section>
      <h2>{t('awards.differ.title')}</h2>
      {open.length === 0 ? (
        <Notice tone="success" title={t('awards.differ.done')} actions={link} />
      ) : (
        <p>{t('awards.differ.body')}</p>
      )}
      <Differences differences={rules.differences} locale={locale} />
      {canExplain && open.length > 0 ? (
        <PlainForm
          {...{ action, locale, idPrefix: 'why', submit: t('awards.differ.submit') }}
          hidden={{ round: round.slug, roundId: String(round.id) }}
          fields={open.map((one) => ({
            ...{ kind: 'text', name: `why_${one.nominationId}`, optional: true },
            label: t('awards.differ.reasonFor', {
              name: one.name,
              suggested: formatVnd(one.suggestedVnd),
              proposed: formatVnd(one.proposedVnd),
            }),
          }))}
        />
      ) : null}
    </section>
  );
}

function Differences({ differences, locale }: { differences: Difference[]; locale: Locale }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.differ.${key}`);
  const amount = (key: 'suggestedVnd' | 'proposedVnd') => (row: Difference) =>
    amountText(row[key], { unit: false });
  return (
    <Table
      caption={text('title')}
      captionHidden
      rows={differences}
      rowKey={(row) => row.nominationId}
      rowTone={(row) => (row.reason === '' ? 'warning' : undefined)}
      columns={[
        { ...{ key: 'person', header: text('person') }, cell: (row) => row.name },
        {
          ...{ key: 'suggested', header: text('suggested'), align: 'end' as const },
          cell: amount('suggestedVnd'),
        },
        {
          ...{ key: 'proposed', header: text('proposed'), align: 'end' as const },
          cell: amount('proposedVnd'),
        },
        { ...{ key: 'reason', header: text('reason') }, cell: (row) => row.reason || text('missing') },
      ]}
    />
  );
}
