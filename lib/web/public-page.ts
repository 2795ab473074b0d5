/**
 * The beginning of every public page: language and association of the address, then the page's own reading, in one
 * read-only transaction of the public reader.
 * Owns the tags by which publishing, consent and settings drop the kept page, and the answer 404 for an unknown address.
 * Refuses cookies and sessions: everybody gets the same page.
 */
import { type Tx, withPublic } from '@/db/client';
import { publicCampaign } from '@/lib/honours/campaign-queries';
import {
  checkCertificate,
  checkDecisionChanges,
  checkPaper,
  giftJourney,
  publicAssociation,
  publicAssociations,
  publicationVersions,
} from '@/lib/honours/queries';
import { publicRound } from '@/lib/honours/round-queries';
import { publishedYears, versionInForce } from '@/lib/honours/rules/versions';
import type { PublicAssociation, PublicationKind, PublicationVersion } from '@/lib/honours/schema/published';
import { parsePaperCode } from '@/lib/kernel/codes';
import { isLocale, type Locale } from './messages';
import { pageStatus, tagPage } from './page-tags';
import { NO_ASSOCIATION } from './public-pages';

export type PublicParams = Promise<{
  lang: string;
  hoi: string;
  nam?: string;
  ma?: string;
  dot?: string;
  the?: string;
  loai?: string;
  trang?: string;
  so?: string;
}>;
export type PageTag = 'names' | 'figures' | 'texts';

export interface PublicPage<T = unknown> {
  locale: Locale;
  association: PublicAssociation;
  data: T;
}

/** Language and slug of the inner address; slug undefined on pages of the whole installation. */
export async function publicPlaceOf(params: PublicParams): Promise<{ locale: Locale; hoi?: string }> {
  const { lang, hoi } = await params;
  return { locale: isLocale(lang) ? lang : 'vi', hoi: hoi === NO_ASSOCIATION ? undefined : hoi };
}

/**
 * Reads a page of one association. `tags`: 'names' where a name stands, 'figures' where published figures do.
 * Undefined when there is no such association; the status is 404 then.
 */
export async function publicPage<T>(
  params: PublicParams,
  tags: readonly PageTag[],
  read: (tx: Tx, slug: string) => Promise<T>,
): Promise<PublicPage<T> | undefined> {
  const { locale, hoi } = await publicPlaceOf(params);
  if (!hoi) return missing();
  return withPublic(async (tx) => {
    const association = await publicAssociation(tx, hoi);
    if (!association) return missing();
    tagPage(...tags.map((tag) => `${tag}:${hoi}`));
    return { locale, association, data: await read(tx, hoi) };
  });
}

function missing(): undefined {
  pageStatus(404);
  return undefined;
}

export interface YearPage<T> {
  years: number[];
  /** The year asked for, or the latest one; undefined when nothing was ever published. */
  year?: number;
  /** "withdrawn": the last version was taken back. */
  version?: PublicationVersion | 'withdrawn';
  /** All versions of this list and year, newest first. */
  versions: PublicationVersion[];
  content?: T;
}

/**
 * Reads one published list of one year; without `year`, the latest. Status 410 when it was withdrawn, 404 when a year was
 * asked for that has none.
 */
export function publicYearPage<T>(
  params: PublicParams,
  { kind, year, tags }: { kind: PublicationKind; year?: number; tags: readonly PageTag[] },
  read: (tx: Tx, slug: string, year: number) => Promise<T>,
): Promise<PublicPage<YearPage<T>> | undefined> {
  return publicPage(params, tags, async (tx, slug) => {
    const all = await publicationVersions(tx, slug);
    const years = publishedYears(all, kind);
    const shown = year ?? years[0];
    if (shown === undefined) return { years, versions: [] };
    const versions = all.filter((entry) => entry.kind === kind && entry.year === shown);
    const version = versionInForce(versions, kind, shown);
    if (version === undefined) pageStatus(404);
    if (version === 'withdrawn') pageStatus(410);
    const content = typeof version === 'object' ? await read(tx, slug, shown) : undefined;
    return { years, year: shown, version, versions, content };
  });
}

/**
 * Reads the page of one campaign. Status 410 when it was taken away, 404 when it never was public: which of the others
 * exist is nobody's business.
 */
export function publicCampaignPage(params: PublicParams) {
  return publicPage(params, ['names', 'figures', 'texts'], async (tx, slug) => {
    const campaign = await publicCampaign(tx, slug, (await params).dot ?? '');
    if (campaign === undefined) pageStatus(404);
    if (campaign === 'withdrawn') pageStatus(410);
    return campaign;
  });
}

/** Reads the figures of one award round. Status 410 when they were taken away, 404 when they never were public. */
export function publicRoundPage(params: PublicParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug) => {
    const round = await publicRound(tx, slug, (await params).dot ?? '');
    if (round === undefined) pageStatus(404);
    if (round === 'withdrawn') pageStatus(410);
    return round;
  });
}

/** Looks a typed code up; never tagged, so the answer is never kept. `issuer` is the association of the paper. */
export async function publicPaper(params: PublicParams, typed: string) {
  const { locale, hoi } = await publicPlaceOf(params);
  const code = parsePaperCode(typed);
  return withPublic(async (tx) => {
    const paper = code ? await checkPaper(tx, code) : undefined;
    // All are asked whatever the first answers, so that the time of the answer tells nothing.
    const certificate = code ? await checkCertificate(tx, code) : undefined;
    const changes = code ? await checkDecisionChanges(tx, code) : [];
    const journey = code ? await giftJourney(tx, code) : [];
    const slug = paper?.slug ?? certificate?.slug;
    const issuer = slug ? await publicAssociation(tx, slug) : undefined;
    const association = hoi ? await publicAssociation(tx, hoi) : undefined;
    const found = { paper, certificate, changes, journey, issuer };
    return { locale, association, isReadable: code !== undefined, ...found };
  });
}

/** The associations of the installation, for the page without one. */
export async function publicInstallation(params: PublicParams) {
  const { locale } = await publicPlaceOf(params);
  tagPage('texts:installation');
  return { locale, associations: await withPublic(publicAssociations) };
}
