/**
 * The answers at the addresses of feeds, of one association.
 * Owns which publications and ceremonies are told of. Refuses names of people, and what is not in force.
 */
import type { Tx } from '@/db/client';
import { atomFeed, ceremonyCalendar, type FeedEntry } from '@/lib/honours/feeds';
import { latestPageVersions, type PageVersion, pageSlugs } from '@/lib/honours/page-version-queries';
import { publicationVersions, publishedFigures } from '@/lib/honours/queries';
import { type PublicReport, publicReports } from '@/lib/honours/report-queries';
import { ceremoniesOf } from '@/lib/honours/rules/honours';
import { periodSlug, periodYear } from '@/lib/honours/rules/reports';
import { publishedYears, versionInForce } from '@/lib/honours/rules/versions';
import type { PublicationVersion } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import { translator } from './messages';
import { missingFile, publicFile } from './open-data';
import { type PublicParams, publicPage } from './public-page';
import type { PublicPlace } from './routes';
import { routes } from './routes';
import { absoluteAddress } from './site-origin';

/** As many as a reader looks back at. */
const MOST_ENTRIES = 50;

/**
 * `/du-lieu/cong-bo.atom`: every version of every list and of the pages of rounds and campaigns, the newest first; a
 * withdrawn one says so.
 */
export async function publicationFeed(params: PublicParams): Promise<Response> {
  const page = await publicPage(params, ['figures', 'texts'], async (tx, slug) => ({
    lists: await publicationVersions(tx, slug),
    pages: await latestPageVersions(tx, slug, MOST_ENTRIES),
    reports: await publicReports(tx, slug),
  }));
  if (!page) return missingFile();
  const { association, data } = page;
  const place = { hoi: association.slug };
  const entries = [
    ...data.lists.map((version) => ({ version, make: () => entryOf(version, place) })),
    ...data.pages.map((version) => ({ version, make: () => pageEntryOf(version, place) })),
    ...data.reports.map((version) => ({ version, make: () => reportEntry(version, place) })),
  ];
  const newest = entries.sort((a, b) => instantOf(b.version) - instantOf(a.version)).slice(0, MOST_ENTRIES);
  const feed = atomFeed({
    ...{ id: `urn:densach:${association.slug}`, author: association.name, lang: 'vi' },
    title: translator('vi')('opendata.feed.title', { name: association.name }),
    self: absoluteAddress(routes.public.feed(place)),
    home: absoluteAddress(routes.public.home(place)),
    entries: newest.map(({ make }) => make()),
  });
  return publicFile(feed, 'application/atom+xml; charset=utf-8');
}

const instantOf = ({ publishedAt }: { publishedAt: string }) => new Date(publishedAt).getTime();

const pageOf = {
  fundFigures: routes.public.transparency,
  honourList: routes.public.honours,
  donorRoll: routes.public.donorRoll,
};

function entryOf(version: PublicationVersion, place: PublicPlace): FeedEntry {
  const t = translator('vi');
  const { kind, year } = version;
  const words = {
    list: t(`opendata.feed.kinds.${kind}`),
    year: String(year),
    version: String(version.version),
  };
  return {
    id: `urn:densach:${place.hoi}:${kind}:${year}:${version.version}`,
    title: t(version.isWithdrawn ? 'opendata.feed.withdrawn' : 'opendata.feed.entry', words),
    summary: version.isByOrder
      ? t('opendata.feed.byOrder', { summary: summaryOf(version) })
      : summaryOf(version),
    updatedAt: version.publishedAt,
    href: absoluteAddress(pageOf[kind]({ ...place, year })),
  };
}

const summaryOf = ({ asOf }: { asOf: string }) =>
  translator('vi')('opendata.feed.summary', { date: formatDateVn(asOf) });

function pageEntryOf(version: PageVersion, place: PublicPlace): FeedEntry {
  const t = translator('vi');
  const { kind, page } = version;
  const words = {
    page: t(`opendata.feed.pages.${kind}`, { name: version.name ?? page }),
    version: String(version.version),
  };
  return {
    id: `urn:densach:${place.hoi}:${kind}:${page}:${version.version}`,
    title: t(version.isWithdrawn ? 'opendata.feed.pageWithdrawn' : 'opendata.feed.pageEntry', words),
    summary: summaryOf(version),
    updatedAt: version.publishedAt,
    href: absoluteAddress(routes.public.pageVersions({ ...place, list: pageSlugs[kind], page })),
  };
}

function reportEntry(report: PublicReport, place: PublicPlace): FeedEntry {
  const t = translator('vi');
  const { kind, year, version } = report;
  const words = { list: t(`reports.titles.${kind}`, { year: periodYear(kind, year) }), version };
  return {
    id: `urn:densach:${place.hoi}:report.${kind}:${year}:${version}`,
    title: t(report.isWithdrawn ? 'reports.feed.withdrawn' : 'reports.feed.entry', words),
    summary: t('opendata.feed.summary', { date: formatDateVn(report.asOf) }),
    updatedAt: report.publishedAt,
    href: absoluteAddress(routes.public.report({ ...place, period: periodSlug(kind, year) })),
  };
}

/** `/du-lieu/le-trao.ics`: the ceremonies named with the honour lists in force. */
export async function calendarFeed(params: PublicParams): Promise<Response> {
  const page = await publicPage(params, ['figures', 'texts'], publishedCeremonies);
  if (!page) return missingFile();
  const { association, data } = page;
  const place = { hoi: association.slug };
  const calendar = ceremonyCalendar({
    ...{ slug: association.slug, ceremonies: data },
    title: translator('vi')('opendata.calendar.title', { name: association.name }),
    url: absoluteAddress(routes.public.honours(place)),
  });
  return publicFile(calendar, 'text/calendar; charset=utf-8');
}

async function publishedCeremonies(tx: Tx, slug: string) {
  const versions = await publicationVersions(tx, slug);
  const found = [];
  for (const year of publishedYears(versions, 'honourList')) {
    const version = versionInForce(versions, 'honourList', year);
    if (typeof version !== 'object') continue;
    const figures = await publishedFigures(tx, slug, 'honourList', year);
    for (const one of ceremoniesOf(figures)) found.push({ ...one, publishedAt: version.publishedAt });
  }
  return found;
}
