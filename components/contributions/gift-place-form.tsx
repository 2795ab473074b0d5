/**
 * What a gift counts for, and the form that moves it.
 * Owns the words of each place. Refuses to move anything that does not stand: the form is left out then.
 */
import { PlainForm } from '@/components/forms/plain-form';
import type { GiftPlace, PlaceOption } from '@/lib/campaigns/queries/gift-place';
import type { ContributionPlace } from '@/lib/contributions/opened';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  id: number;
  place: GiftPlace;
  mayMove: boolean;
  move: BoundAction<ContributionPlace>;
}

/** Stands under MessagesProvider with the module "errors". */
export function GiftPlaceForm({ hoi, locale, id, place, mayMove, move }: Props) {
  const t = translator(locale);
  const { campaign, pledges, options } = place;
  const now = pledges.length === 1 ? `p${pledges[0]!.pledgeId}` : campaign ? `c${campaign.id}` : '';
  return (
    <section>
      <h2>{t('campaigns.place.title')}</h2>
      <p>
        {campaign ? (
          <a href={routes.office.campaign(hoi, campaign.slug)}>
            {t('campaigns.place.now', { name: campaign.name })}
          </a>
        ) : (
          t('campaigns.place.nowhere')
        )}{' '}
        {pledges.map(({ pledgeId, donorName, amountVnd }) => (
          <span key={pledgeId}>
            {t('campaigns.place.promise', { donor: donorName, amount: formatVndUnit(amountVnd) })}{' '}
          </span>
        ))}
      </p>
      {mayMove ? (
        <details className="no-print">
          <summary>{t('campaigns.place.move')}</summary>
          <PlainForm
            {...{ locale, action: move, submit: t('campaigns.place.submit'), idPrefix: 'move' }}
            hidden={{ contributionId: String(id) }}
            fields={[
              {
                ...{ kind: 'select', name: 'to', label: t('campaigns.place.to'), value: now },
                hint: t('campaigns.place.hint'),
                options: [
                  { value: '', label: t('campaigns.place.nowhereOption') },
                  ...options.map((option) => ({ value: option.to, label: labelOf(t, option) })),
                ],
              },
              {
                ...{ kind: 'text', name: 'reason', label: t('campaigns.form.reason') },
                hint: t('campaigns.form.reasonHint'),
              },
            ]}
          />
        </details>
      ) : null}
    </section>
  );
}

const labelOf = (t: Translator, { campaignName: name, promise }: PlaceOption) =>
  promise
    ? t('campaigns.place.pledgeOption', {
        ...{ name, donor: promise.donorName, open: formatVndUnit(promise.openVnd) },
      })
    : t('campaigns.place.campaignOption', { name });
