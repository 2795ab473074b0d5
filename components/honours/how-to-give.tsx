/**
 * How to give: the account, one square for each purpose, cash, and what happens to a gift afterwards.
 * Owns the order of these parts. Refuses script: squares are drawings, numbers are text to copy.
 */
import { Amount } from '@/components/ui/amount';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { QrSquare } from '@/components/ui/qr-square';
import type { CampaignLink } from '@/lib/honours/campaign-queries';
import type { Giving } from '@/lib/honours/giving-queries';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface HowToGiveProps {
  locale: Locale;
  association: PublicAssociation;
  place: PublicPlace;
  data: Giving | undefined;
  /** Campaigns with a page of their own. */
  campaigns: readonly CampaignLink[];
}

/** The whole page below its title. */
export function HowToGive({ locale, association, place, data, campaigns }: HowToGiveProps) {
  const t = translator(locale);
  const { name, address, phone } = association;
  return (
    <>
      <p className="lede">{t('honours.giving.lede', { name })}</p>
      {data ? <Transfer {...{ locale, data }} /> : <p>{t('honours.giving.noAccount')}</p>}
      {campaigns.length > 0 ? (
        <section>
          <h2>{t('honours.campaign.openTitle')}</h2>
          <ul>
            {campaigns.map(({ campaign, name: title }) => (
              <li key={campaign}>
                <a href={routes.public.campaign({ ...place, campaign })}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{t('honours.giving.cashTitle')}</h2>
        <p>{t('honours.giving.cashBody', { name, address })}</p>
        {phone ? <p>{t('honours.home.givePhone', { phone })}</p> : null}
      </section>
      <section>
        <h2>{t('honours.giving.afterTitle')}</h2>
        <p>{t('honours.giving.afterBody')}</p>
        <p>
          <a href={routes.public.publicLedger(place)}>{t('honours.giving.ledger')}</a>
        </p>
      </section>
    </>
  );
}

/** The account and its squares. */
export function Transfer({ locale, data }: { locale: Locale; data: Giving }) {
  const t = translator(locale);
  const label = (key: string) => t(`honours.giving.${key}`);
  return (
    <section>
      <h2>{label('transferTitle')}</h2>
      {data.isOtherHolder ? (
        <Notice tone="warning" title={label('otherHolder')}>
          <p>{t('honours.giving.otherHolderBody', { holder: data.holder })}</p>
        </Notice>
      ) : null}
      <SummaryCard title={label('account')}>
        <DescriptionList
          items={[
            { term: label('bank'), value: data.bank },
            { term: label('number'), value: <strong className="big-number">{data.accountNo}</strong> },
            { term: label('holder'), value: data.holder },
          ]}
        />
      </SummaryCard>
      <p>{label(data.codes.length > 0 ? 'scanOne' : 'scan')}</p>
      <ul className="squares">
        {data.codes.length === 0 ? (
          <li>
            <QrSquare {...data.square} label={label('squareLabel')} />
          </li>
        ) : null}
        {data.codes.map((code) => (
          <li key={code.memo}>
            <h3>{code.label}</h3>
            <QrSquare {...code.square} label={t('honours.giving.squareFor', { label: code.label })} />
            {code.amountVnd === null ? null : (
              <p>
                <Amount value={code.amountVnd} />
              </p>
            )}
            <p>
              {label('memo')}: <strong className="big-number">{code.memo}</strong>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
