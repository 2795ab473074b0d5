/** Changing the rate of one category, with a reason; says what it does to approvals already given. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';

/** Folded away: it is rarely wanted. Nothing where a round gives no money. */
export function RateForm({
  locale,
  round,
  action,
}: {
  locale: Locale;
  round: RoundFacts;
  action: FormAction;
}) {
  const t = translator(locale);
  const options = round.categories
    .filter((one) => one.benefit === 'money')
    .map((one) => ({ value: String(one.id), label: t(`awards.categories.${one.category}`) }));
  if (options.length === 0) return null;
  return (
    <details>
      <summary>{t('awards.board.rateTitle')}</summary>
      <p>{t('awards.board.rateBody')}</p>
      <PlainForm
        action={action}
        locale={locale}
        idPrefix="rate"
        hidden={{ round: round.slug, roundId: String(round.id) }}
        submit={t('awards.board.rateSubmit')}
        fields={[
          { kind: 'select', name: 'categoryId', label: t('awards.board.category'), options },
          { kind: 'money', name: 'rate', label: t('awards.round.rate') },
          { kind: 'text', name: 'reason', label: t('awards.board.rateReason') },
        ]}
      />
    </details>
  );
}
