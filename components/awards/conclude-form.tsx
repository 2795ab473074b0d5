/**
 * The end of the meeting: in each category the first order as numbers, which the council may change, with a reason for
 * whoever it moves. Ties at the cut stand above the boxes. Works without script: a missing reason comes back as a refusal
 * that names the person.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { MeetingData } from '@/lib/awards/queries/pages';
import { councilOrder, type FirstOrder } from '@/lib/awards/rules/order';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { KeptInput } from './kept-fields';

export interface ConcludeFormProps {
  locale: Locale;
  data: MeetingData;
  action: FormAction;
}

/** One fieldset for each category that has files. */
export function ConcludeForm({ locale, data, action }: ConcludeFormProps) {
  const t = translator(locale);
  const { round, orders } = data;
  if (orders.length === 0) return null;
  const submit = <SubmitButton locale={locale}>{t('awards.meeting.concludeSubmit')}</SubmitButton>;
  return (
    <section>
      <h2>{t('awards.meeting.concludeTitle')}</h2>
      <p>{t('awards.meeting.concludeBody')}</p>
      <ActionForm
        action={action}
        locale={locale}
        hidden={{ round: round.slug, roundId: round.id }}
        actions={submit}
      >
        {orders.map((order) => (
          <CategoryPlaces key={order.categoryId} {...{ order, data, locale }} />
        ))}
      </ActionForm>
    </section>
  );
}

function CategoryPlaces({ order, data, locale }: { order: FirstOrder; data: MeetingData; locale: Locale }) {
  const t = translator(locale);
  const category = data.round.categories.find((one) => one.id === order.categoryId)!;
  const title = `${t(`awards.categories.${category.category}`)} – ${t(`awards.benefits.${category.benefit}`)}`;
  const nameOf = (id: number) => data.files.find((file) => file.dossier.id === id)?.dossier.name ?? '';
  const carried = data.files.filter((file) => file.tally.isCarried).map((file) => file.dossier.id);
  const { tied } = councilOrder(order, new Set(carried), { places: {}, reasons: {} }, category.quota);
  return (
    <fieldset>
      <legend>{t('awards.meeting.quota', { category: title, count: category.quota })}</legend>
      <p>{t(`awards.meeting.basis.${order.basis}`)}</p>
      {tied.length > 0 ? (
        <Notice tone="warning" title={t('awards.meeting.tieAtCut', { names: tied.map(nameOf).join(', ') })} />
      ) : null}
      {order.places.map(({ nominationId, place }) => (
        <div key={nominationId} className="stack">
          <KeptInput
            name={`rank_${nominationId}`}
            label={t('awards.meeting.rankFor', { name: nameOf(nominationId) })}
            width="short"
            inputMode="numeric"
            defaultValue={String(place)}
            locale={locale}
          />
          <KeptInput
            name={`reason_${nominationId}`}
            label={t('awards.meeting.reasonFor', { name: nameOf(nominationId) })}
            maxLength={500}
            optional
            locale={locale}
          />
        </div>
      ))}
    </fieldset>
  );
}
