/** The public page of the honour list, with or without a year in the address. Owns nothing but the arrangement. */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { MissingYear } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import type { HonourQuery } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { PublicPage, YearPage } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';
import { DataLinks } from './data-links';
import { type HonourContent, HonourList } from './honour-list';
import { PageLink } from './page-link';
import { PublicationFacts } from './publication-facts';
import { YearLinks } from './year-links';

export interface HonourPageProps {
  page: PublicPage<YearPage<HonourContent>>;
  query: HonourQuery;
  /** The year in the address; undefined on the page that shows the latest. */
  addressYear?: number;
}

/** Names stand here, so search engines are kept away. */
export function HonourPage({ page, query, addressYear }: HonourPageProps) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const { year, version } = data;
  const title =
    year === undefined ? t('honours.list.titleAll') : t('honours.list.title', { year: String(year) });
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={title}
      description={t('honours.list.lede', { name: association.name, year: String(year ?? '') })}
      current="honours"
      address={(other) => routes.public.honours({ ...other, year: addressYear })}
      card={year === undefined ? undefined : ['vinh-danh', year]}
      noIndex
    >
      <YearLinks
        locale={locale}
        years={data.years}
        current={year}
        hrefOf={(one) => routes.public.honours({ ...place, year: one })}
      />
      {data.content && year !== undefined && typeof version === 'object' ? (
        <>
          <HonourList
            {...{ locale, place, year, query }}
            associationName={association.name}
            content={data.content}
          />
          <p className="no-print">
            <a href={routes.public.honourBooklet({ ...place, year })}>{t('honours.list.booklet')}</a>
          </p>
          <PageLink locale={locale} path={routes.public.honours({ ...place, year })} />
          <PublicationFacts {...{ locale, version, place }} versions={data.versions} />
          <DataLinks {...{ locale, place, year }} lists={['honours', 'figures']} />
        </>
      ) : (
        <MissingYear
          {...{ locale, year }}
          hoi={association.slug}
          isWithdrawn={version === 'withdrawn'}
          yearsHref={routes.public.honours(place)}
        />
      )}
    </PublicFrame>
  );
}
