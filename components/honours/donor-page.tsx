/** The public page of the donors’ roll, with or without a year in the address. Owns nothing but the arrangement. */
import { PublicFrame } from '@/components/public-shell/public-frame';
import { MissingYear } from '@/components/public-shell/public-missing';
import { publicPlace } from '@/components/public-shell/public-shell';
import type { DonorQuery } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { PublicPage, YearPage } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';
import { DataLinks } from './data-links';
import { type DonorContent, DonorRoll } from './donor-roll';
import { PublicationFacts } from './publication-facts';
import { YearLinks } from './year-links';

export interface DonorPageProps {
  page: PublicPage<YearPage<DonorContent>>;
  query: DonorQuery;
  /** The year in the address; undefined on the page that shows the latest. */
  addressYear?: number;
}

/** Names stand here, so search engines are kept away. */
export function DonorPage({ page, query, addressYear }: DonorPageProps) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const { year, version } = data;
  const title =
    year === undefined ? t('honours.roll.titleAll') : t('honours.roll.title', { year: String(year) });
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={title}
      description={t('honours.roll.lede', { name: association.name, year: String(year ?? '') })}
      current="goldenBook"
      address={(other) => routes.public.donorRoll({ ...other, year: addressYear })}
      card={year === undefined ? undefined : ['so-vang', year]}
      noIndex
    >
      <YearLinks
        locale={locale}
        years={data.years}
        current={year}
        hrefOf={(one) => routes.public.donorRoll({ ...place, year: one })}
      />
      {data.content && year !== undefined && typeof version === 'object' ? (
        <>
          <DonorRoll
            {...{ locale, place, year, query }}
            associationName={association.name}
            content={data.content}
          />
          <PublicationFacts {...{ locale, version, place }} versions={data.versions} />
          <DataLinks {...{ locale, place, year }} lists={['donors', 'figures']} />
        </>
      ) : (
        <MissingYear
          {...{ locale, year }}
          hoi={association.slug}
          isWithdrawn={version === 'withdrawn'}
          yearsHref={routes.public.donorRoll(place)}
        />
      )}
    </PublicFrame>
  );
}
