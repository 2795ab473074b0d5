/** The public pages of the fund: the year in figures, and its ledger. Owns nothing but the arrangement. */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { MissingYear } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import { fundFigures } from '@/lib/honours/rules/figures';
import type { LedgerQuery } from '@/lib/honours/schema/words';
import { type Locale, translator } from '@/lib/web/messages';
import type { PublicPage, YearPage } from '@/lib/web/public-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { DataLinks } from './data-links';
import { type FundContent, FundReport, moneySentence } from './fund-report';
import { PublicLedger } from './public-ledger';
import { PublicationFacts } from './publication-facts';
import { YearLinks } from './year-links';

type Page = PublicPage<YearPage<FundContent>>;

/** `/minh-bach` and `/minh-bach/<nam>`. */
export function FundPage({ page, addressYear }: { page: Page; addressYear?: number }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const { year, version, content } = data;
  const title =
    year === undefined ? t('honours.money.titleAll') : t('honours.money.title', { year: String(year) });
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={title}
      description={content ? moneySentence(t, fundFigures(content.figures)) : undefined}
      current="transparency"
      address={(other) => routes.public.transparency({ ...other, year: addressYear })}
      card={content && year !== undefined ? ['minh-bach', year] : undefined}
      noIndex={!content}
    >
      <YearLinks
        locale={locale}
        years={data.years}
        current={year}
        hrefOf={(one) => routes.public.transparency({ ...place, year: one })}
      />
      {data.years.length > 1 ? (
        <p className="no-print">
          <a href={routes.public.fundYears(place)}>{t('honours.yearsTable.link')}</a>
        </p>
      ) : null}
      {content && year !== undefined && typeof version === 'object' ? (
        <>
          <FundReport {...{ locale, place, year, content }} asOf={version.asOf} />
          <Rounds {...{ locale, place }} rounds={content.rounds ?? []} />
          <PublicationFacts {...{ locale, version, place, check: content.check }} versions={data.versions} />
          <DataLinks {...{ locale, place, year }} lists={['figures', 'ledger', 'rounds']} />
        </>
      ) : (
        <MissingFund page={page} />
      )}
    </PublicFrame>
  );
}

type RoundsProps = { locale: Locale; place: PublicPlace; rounds: NonNullable<FundContent['rounds']> };

/** Award rounds whose figures are shown. */
function Rounds({ locale, place, rounds }: RoundsProps) {
  if (rounds.length === 0) return null;
  return (
    <section>
      <h2>{translator(locale)('honours.round.listTitle')}</h2>
      <ul>
        {rounds.map(({ round, name }) => (
          <li key={round}>
            <a href={routes.public.round({ ...place, round })}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/minh-bach/so-thu-chi`. */
export function LedgerPage({ page, query }: { page: Page; query: LedgerQuery }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const { year, version, content } = data;
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={
        year === undefined ? t('honours.money.titleAll') : t('honours.ledger.title', { year: String(year) })
      }
      current="transparency"
      address={(other) => routes.public.publicLedger({ ...other, query: { nam: query.nam } })}
      card={content && year !== undefined ? ['minh-bach', year] : undefined}
      noIndex
    >
      {content && year !== undefined && typeof version === 'object' ? (
        <>
          <PublicLedger {...{ locale, place, year, content, query }} asOf={version.asOf} years={data.years} />
          <DataLinks {...{ locale, place, year }} lists={['ledger', 'figures']} />
        </>
      ) : (
        <MissingFund page={page} />
      )}
    </PublicFrame>
  );
}

function MissingFund({ page: { locale, association, data } }: { page: Page }) {
  return (
    <MissingYear
      locale={locale}
      year={data.year}
      hoi={association.slug}
      isWithdrawn={data.version === 'withdrawn'}
      yearsHref={routes.public.transparency(publicPlace(locale, association.slug))}
    />
  );
}
