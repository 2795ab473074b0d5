/** Changing the places of a category with a reason, and saying which units are asked for how many files. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { type Locale, translator } from '@/lib/web/messages';

export interface PlacesFormsProps {
  locale: Locale;
  round: RoundFacts;
  actions: { changeQuota: FormAction; askUnits: FormAction };
}

/** Folded away: they are rarely wanted. Units are asked only while files come in. */
export function PlacesForms({ locale, round, actions }: PlacesFormsProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.places.${key}`);
  const hidden = { round: round.slug, roundId: String(round.id) };
  const category = {
    ...{ kind: 'select' as const, name: 'categoryId', label: t('awards.board.category') },
    options: round.categories.map((one) => ({
      value: String(one.id),
      label: `${t(`awards.categories.${one.category}`)} – ${t(`awards.benefits.${one.benefit}`)} (${one.quota})`,
    })),
  };
  const number = {
    kind: 'text' as const,
    name: 'quota',
    width: 'short' as const,
    inputMode: 'numeric' as const,
  };
  return (
    <>
      <details>
        <summary>{text('quotaTitle')}</summary>
        <p>{text('quotaBody')}</p>
        <PlainForm
          {...{ action: actions.changeQuota, locale, hidden, idPrefix: 'quota', submit: text('quotaSubmit') }}
          fields={[
            category,
            { ...number, label: text('newQuota') },
            { kind: 'text', name: 'reason', label: text('quotaReason') },
          ]}
        />
      </details>
      {round.status === 'open' ? (
        <details>
          <summary>{text('unitsTitle')}</summary>
          <p>{text('unitsBody')}</p>
          <PlainForm
            {...{ action: actions.askUnits, locale, hidden, idPrefix: 'units', submit: text('unitsSubmit') }}
            fields={[
              category,
              { kind: 'textarea', name: 'units', label: text('units'), hint: text('unitsHint') },
              { ...number, label: text('unitQuota'), hint: text('unitQuotaHint') },
            ]}
          />
        </details>
      ) : null}
    </>
  );
}
