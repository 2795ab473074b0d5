/**
 * The public page of one campaign: how far it has come, how to give to it, who gave, and what the money became.
 * Owns the order of these parts. Refuses figures of its own: all were frozen when the page was published.
 */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Figure } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { CampaignGift, PublicCampaign } from '@/lib/honours/campaign-queries';
import { pageSlugs } from '@/lib/honours/page-version-queries';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { CampaignProgress } from './campaign-progress';
import { DataLinks } from './data-links';
import { Transfer } from './how-to-give';

interface Props {
  page: PublicPage<PublicCampaign | 'withdrawn' | undefined>;
  /** As in the address. */
  campaign: string;
}

/** Names may stand here, so search engines are kept away. */
export function CampaignPage({ page, campaign }: Props) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const shown = typeof data === 'object' ? data : undefined;
  const missing = data === 'withdrawn' ? 'withdrawn' : 'missing';
  return (
    <PublicFrame
      {...{ locale, association, current: 'giving' }}
      title={shown?.name ?? t(`honours.campaign.${missing}Title`)}
      description={shown && ledeOf(t, shown)}
      address={(other) => routes.public.campaign({ ...other, campaign })}
      noIndex
    >
      {shown ? (
        <>
          <CampaignParts {...{ locale, place }} campaign={shown} />
          <p className="no-print">
            <a href={routes.public.pageVersions({ ...place, list: pageSlugs.campaign, page: campaign })}>
              {t('versions.link')}
            </a>
          </p>
          <DataLinks {...{ locale, place }} lists={['campaigns']} />
        </>
      ) : (
        <EmptyState
          title={t(`honours.campaign.${missing}Title`)}
          actions={<ButtonLink href={routes.public.giving(place)}>{t('honours.giving.title')}</ButtonLink>}
        >
          <p>{t(`honours.campaign.${missing}Body`)}</p>
        </EmptyState>
      )}
    </PublicFrame>
  );
}

const ledeOf = (t: Translator, { fundLabel, startsOn, endsOn, targetVnd }: PublicCampaign) =>
  t('honours.campaign.lede', {
    ...{ fund: fundLabel, from: formatDateVn(startsOn), to: formatDateVn(endsOn) },
    target: formatVndUnit(targetVnd),
  });

interface PartsProps {
  locale: Locale;
  place: PublicPlace;
  campaign: PublicCampaign;
}

/** Everything under the heading. */
function CampaignParts({ locale, place, campaign }: PartsProps) {
  const t = translator(locale);
  const { isOpen, asOf, collectedVnd, targetVnd, giftCount, usedFor, giving } = campaign;
  const percent = `${Math.floor(campaign.permille / 10)}${locale === 'vi' ? ',' : '.'}${campaign.permille % 10}`;
  return (
    <>
      <p className="lede">{ledeOf(t, campaign)}</p>
      {isOpen ? null : (
        <Notice tone="locked" title={t('honours.campaign.closed')}>
          <p>
            {t('honours.campaign.closedBody', {
              ...{
                collected: formatVndUnit(collectedVnd),
                target: formatVndUnit(targetVnd),
                count: giftCount,
              },
            })}
          </p>
        </Notice>
      )}
      <div className="figures">
        <Figure
          label={t('honours.campaign.collected')}
          value={<Amount value={collectedVnd} />}
          note={t('honours.campaign.collectedNote', { percent })}
        />
        <Figure
          label={t('honours.campaign.gifts')}
          value={t('honours.campaign.count', { count: giftCount })}
        />
        <Figure
          label={t('honours.campaign.stateTitle')}
          value={t(isOpen ? 'honours.campaign.open' : 'honours.campaign.closed')}
        />
      </div>
      <p className="muted">{t('honours.campaign.asOf', { day: formatDateVn(asOf) })}</p>
      {usedFor ? (
        <section>
          <h2>{t('honours.campaign.usedFor')}</h2>
          <p>{usedFor}</p>
        </section>
      ) : null}
      <CampaignProgress {...{ locale, campaign }} />
      {isOpen && giving ? <Transfer {...{ locale, data: giving }} /> : null}
      {isOpen && !giving ? (
        <p>
          <a href={routes.public.giving(place)}>{t('honours.giving.title')}</a>
        </p>
      ) : null}
      <Names {...{ t, place, gifts: campaign.gifts }} />
    </>
  );
}

/** "Nguyễn Văn A (góp qua Chi hội B)" */
const nameOf = (t: Translator, { name, throughName }: CampaignGift) =>
  throughName ? t('honours.campaign.through', { name, through: throughName }) : name;

type NamesProps = { t: Translator; place: PublicPlace; gifts: readonly CampaignGift[] };

/** Who agreed to the amount stands in a table with it; who agreed to the name alone, in a list. */
function Names({ t, place, gifts }: NamesProps) {
  const label = (key: string) => t(`honours.campaign.${key}`);
  const told = gifts.filter(({ amountVnd }) => amountVnd !== null);
  const named = gifts.filter(({ amountVnd }) => amountVnd === null);
  return (
    <section>
      <h2>{label('names')}</h2>
      <p className="muted">{label(gifts.length > 0 ? 'namesNote' : 'noNames')}</p>
      {told.length > 0 ? <ToldGifts {...{ t, gifts: told }} /> : null}
      {named.length > 0 ? (
        <>
          <p>{label('alsoNamed')}</p>
          <ul className="columns">
            {named.map((gift) => (
              <li key={gift.ordinal}>{nameOf(t, gift)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={routes.public.donorRoll(place)}>{label('toRoll')}</a>
      </p>
    </section>
  );
}

function ToldGifts({ t, gifts }: Pick<NamesProps, 't' | 'gifts'>) {
  const label = (key: string) => t(`honours.campaign.${key}`);
  const amount = ({ amountVnd, isInKind }: CampaignGift) => {
    const figure = formatVnd(amountVnd ?? 0n);
    return isInKind ? t('honours.campaign.inKind', { amount: figure }) : figure;
  };
  return (
    <Table
      caption={label('names')}
      rows={[...gifts]}
      rowKey={(row) => row.ordinal}
      columns={[
        { key: 'name', header: label('name'), cell: (row) => nameOf(t, row) },
        {
          ...{ key: 'day', header: label('day') },
          cell: ({ occurredOn }) => (occurredOn ? <DateText date={occurredOn} /> : null),
        },
        { key: 'amount', header: label('amount'), align: 'end' as const, cell: amount },
      ]}
    />
  );
}
