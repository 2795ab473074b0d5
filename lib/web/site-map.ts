/**
 * The answers at `/sitemap.xml` and `/robots.txt`.
 * Owns which pages search engines are led to: those without names of people. Under an association its own pages; at the
 * root those of the default association, or the list of all maps where there is none.
 */
import { type Tx, withPublic } from '@/db/client';
import { pageSlugs, versionedPages } from '@/lib/honours/page-version-queries';
import { publicAssociations, publicationVersions } from '@/lib/honours/queries';
import { publicReports } from '@/lib/honours/report-queries';
import { publicRounds } from '@/lib/honours/round-queries';
import { periodSlug } from '@/lib/honours/rules/reports';
import { publishedYears, versionInForce } from '@/lib/honours/rules/versions';
import { kindSlugs } from '@/lib/honours/schema/words';
import { type MappedPage, robotsText, siteMap, siteMapIndex } from '@/lib/honours/site-map';
import { missingFile, publicFile } from './open-data';
import { tagPage } from './page-tags';
import { type PublicParams, publicPage, publicPlaceOf } from './public-page';
import { nextSegments, OFFICE_SEGMENT } from './public-pages';
import { type PublicPlace, routes, sitePageRoutes } from './routes';
import { absoluteAddress } from './site-origin';

const XML = 'application/xml; charset=utf-8';

/** The map of one association, or of the installation. */
export async function siteMapFile(params: PublicParams): Promise<Response> {
  const { hoi } = await publicPlaceOf(params);
  if (!hoi) return publicFile(siteMapIndex(await maps()), XML);
  const page = await publicPage(params, ['figures', 'texts'], (tx, slug) => pagesOf(tx, slug));
  return page ? publicFile(siteMap(page.data), XML) : missingFile();
}

/** Lists every map of the installation. */
export async function robotsFile(): Promise<Response> {
  const closed = [...nextSegments].filter((segment) => segment !== '_next').map((segment) => `/${segment}`);
  const all = [...closed, `/*/${OFFICE_SEGMENT}`, `${routes.public.checkPaper()}/`];
  return publicFile(robotsText(all, await maps()), 'text/plain; charset=utf-8');
}

async function maps(): Promise<string[]> {
  tagPage('texts:installation');
  const associations = await withPublic(publicAssociations);
  return associations.map(({ slug }) => absoluteAddress(routes.public.siteMap({ hoi: slug })));
}

async function pagesOf(tx: Tx, hoi: string): Promise<MappedPage[]> {
  const mapped = (address: (place: PublicPlace) => string, changedAt?: string): MappedPage => ({
    vi: absoluteAddress(address({ hoi })),
    en: absoluteAddress(address({ hoi, lang: 'en' })),
    changedAt,
  });
  const versions = await publicationVersions(tx, hoi);
  const years = publishedYears(versions, 'fundFigures').map((year) => {
    const version = versionInForce(versions, 'fundFigures', year);
    const changedAt = typeof version === 'object' ? version.publishedAt : undefined;
    return mapped((place) => routes.public.transparency({ ...place, year }), changedAt);
  });
  const rounds = (await publicRounds(tx, hoi)).map(({ round }) =>
    mapped((place) => routes.public.round({ ...place, round })),
  );
  const histories = [
    ...publishedYears(versions, 'fundFigures').map((year) =>
      mapped((place) => routes.public.versions({ ...place, list: kindSlugs.fundFigures, year })),
    ),
    ...(await versionedPages(tx, hoi)).map(({ kind, page, publishedAt }) =>
      mapped((place) => routes.public.pageVersions({ ...place, list: pageSlugs[kind], page }), publishedAt),
    ),
  ];
  const { home, giving, openData } = routes.public;
  const texts = [home, giving, openData, ...Object.values(sitePageRoutes)].map((address) => mapped(address));
  const reports = (await publicReports(tx, hoi))
    .filter(({ isLast, isWithdrawn }) => isLast && !isWithdrawn)
    .map(({ kind, year, publishedAt }) =>
      mapped((place) => routes.public.report({ ...place, period: periodSlug(kind, year) }), publishedAt),
    );
  return [
    ...texts,
    ...(years.length > 0 ? [mapped(routes.public.transparency), mapped(routes.public.fundYears)] : []),
    ...years,
    ...rounds,
    ...histories,
    ...(reports.length > 0 ? [mapped(routes.public.reports)] : []),
    ...reports,
  ];
}
