/**
 * Places that became free by taking awards back: who is next on the reserve and why, the form that calls somebody up, and
 * who was called up so far. Refuses the form to whoever may not propose.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { FreedPlace, ReservePartData } from '@/lib/awards/queries/reserve';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';

export interface ReservePartProps {
  locale: Locale;
  round: RoundFacts;
  reserve: ReservePartData;
  /** What the rules suggest for a file, in đồng; null: they say nothing about it. */
  suggestedFor: (nominationId: number) => bigint | null;
  /** Null: this person does not propose. */
  action: FormAction | null;
}

/** A section of the page of the decision. */
export function ReservePart({ locale, round, reserve, suggestedFor, action }: ReservePartProps) {
  const t = translator(locale);
  const nameOf = (name: string) => name || t('awards.recipients.erased');
  return (
    <section className="stack">
      <h2>{t('after.reserve.title')}</h2>
      {reserve.calls.map(({ nominationId, name, calledBy, awardStatus, reason }) => (
        <p key={nominationId}>
          {t('after.reserve.called', {
            ...{ name: nameOf(name), who: calledBy },
            status: t(`after.reserve.status.${awardStatus}`),
          })}{' '}
          {reason ? t('after.reserve.calledWhy', { reason }) : null}
        </p>
      ))}
      {reserve.freed.length > 0 ? <p>{t('after.reserve.body')}</p> : null}
      {reserve.freed.map((place) => (
        <FreePlace key={place.awardId} {...{ locale, round, place, action, nameOf, suggestedFor }} />
      ))}
    </section>
  );
}

interface FreePlaceProps extends Omit<ReservePartProps, 'reserve'> {
  place: FreedPlace;
  nameOf: (name: string) => string;
}

function FreePlace({ locale, round, place, action, nameOf, suggestedFor }: FreePlaceProps) {
  const t = translator(locale);
  const text = (key: string) => t(`after.reserve.${key}`);
  const [next] = place.reserve;
  const name = nameOf(place.name);
  if (!next) return <p>{t('after.reserve.nobody', { name })}</p>;
  const { rank, yes, no } = next;
  const rateVnd = round.categories.find(({ id }) => id === place.categoryId)?.rateVnd;
  const differing = place.reserve.flatMap((file) => {
    const suggestedVnd = suggestedFor(file.nominationId);
    return suggestedVnd === null || suggestedVnd === rateVnd ? [] : [{ file, suggestedVnd }];
  });
  const suggestions = differing.map(({ file, suggestedVnd }) =>
    t('after.reserve.suggested', { name: nameOf(file.name), amount: formatVndUnit(suggestedVnd) }),
  );
  const whyField: PlainFieldSpec = {
    kind: 'text',
    ...{ name: 'whyDiffers', label: text('whyDiffers'), hint: suggestions.join(' '), optional: true },
  };
  return (
    <Notice
      tone="info"
      title={t('after.reserve.next', { name, next: nameOf(next.name), ...{ rank, yes, no } })}
    >
      {action === null || round.status === 'closed' ? null : (
        <PlainForm
          {...{ action, locale, idPrefix: `du-bi-${place.awardId}`, submit: text('submit') }}
          hidden={{
            ...{ round: round.slug, roundId: String(round.id) },
            freedAwardId: String(place.awardId),
          }}
          fields={[
            {
              ...{ kind: 'select', name: 'nominationId', label: text('who') },
              value: String(next.nominationId),
              options: place.reserve.map((file) => ({
                value: String(file.nominationId),
                label: t('after.reserve.option', { name: nameOf(file.name), rank: file.rank }),
              })),
            },
            { kind: 'text', name: 'reason', label: text('reason'), hint: text('reasonHint'), optional: true },
            ...(differing.length > 0 ? [whyField] : []),
          ]}
        />
      )}
    </Notice>
  );
}
