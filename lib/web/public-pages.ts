/**
 * The table of public pages: which paths exist below an association, and which words of the query they understand.
 * Owns reserved words and the shape of an association's slug.
 * Refuses everything not listed: an address that no row matches is a 404 before Next is asked.
 */

import { oldWords } from './old-addresses';
import { textSizeSegments } from './text-sizes';

/** A query word and the form its value must have; anything else is dropped. */
export type QueryRule = { name: string; accepts: RegExp };

export interface PublicPage {
  /** Segments below the association; a RegExp stands for one variable segment in its canonical form. */
  readonly segments: readonly (string | RegExp)[];
  readonly query: readonly QueryRule[];
  /** 'association': needs one. 'installation': works without one. 'global': one address for all associations. */
  readonly scope: 'association' | 'installation' | 'global';
  /** Kept by the front when nothing is asked in the query; a guessable code is never kept and always counted. */
  readonly isKept: boolean;
  /**
   * 'media': a picture or a paper, sent as it is. 'file': data for programs. Both have one address for both languages.
   * 'frame': a page that other sites may show inside theirs.
   */
  readonly form: PublicForm;
}

export type PublicForm = 'page' | 'media' | 'file' | 'frame';

const YEAR = /^(19|20)\d\d$/;
const PAPER_CODE = /^[0-9A-Z]{1,16}(-[0-9A-Z]{1,16}){0,3}$/;

/** Slug of a campaign or of an award round. */
const CAMPAIGN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The page of one honour: 64 bits by lot, nothing to count through. */
const HONOUR = /^[0-9a-f]{16}$/;

/** The picture that stands beside a link when it is shared. */
export const CARD_FILE = 'the.png';
/** The photo of one honour. */
export const PHOTO_FILE = 'anh.jpg';
export const BOOKLET_FILE = 'bang-vang.pdf';
/** Open data: the twins of the lists of a year, and of the lists that know no year. */
const DATA_OF_A_YEAR = /^(vinh-danh|so-vang|so-thu-chi|so-lieu)-(19|20)\d\d\.(csv|json)$/;
const DATA_OF_ALL_YEARS = /^(dot-xet|van-dong)\.(csv|json)$/;
/** Words of the lists that have versions. */
const VERSIONED = /^(thu-chi|vinh-danh|so-vang)$/;
/** The six pages the chair writes, and the number of a version. */
const WRITTEN = /^(gioi-thieu|quy-che|lien-he|tro-giup|rieng-tu|tiep-can)$/;
const VERSION_NUMBER = /^[1-9]\d{0,4}$/;
/** Half a year, a year, a school year by the year in which it begins. */
const REPORT_PERIOD = /^(6-thang|nam|nam-hoc)-(19|20)\d\d$/;
/** The export for 360Giving. */
const GRANTS = '360giving.json';
const FEED = 'cong-bo.atom';
const CALENDAR = 'le-trao.ics';

const words: QueryRule = { name: 'q', accepts: /^[^\p{Cc}\p{Cs}]{1,100}$/u };
const year: QueryRule = { name: 'nam', accepts: YEAR };
/** One version alone, with all its words. */
const oneVersion: QueryRule = { name: 'ban', accepts: /^[1-9]\d{0,4}$/ };
const pageNumber: QueryRule = { name: 'trang', accepts: /^[1-9]\d{0,3}$/ };
const listQuery = [
  ...[words, year, slugRule('dien'), slugRule('don-vi'), slugRule('dot'), slugRule('le')],
  ...[slugRule('sap-xep'), pageNumber],
];
const donorQuery = [words, year, pageNumber];
const ledgerQuery = [words, year, slugRule('chieu'), slugRule('muc'), slugRule('quy'), pageNumber];

function slugRule(name: string): QueryRule {
  return { name, accepts: /^[a-z0-9]+(-[a-z0-9]+)*$/ };
}

function page(
  segments: PublicPage['segments'],
  scope: PublicPage['scope'],
  query: readonly QueryRule[] = [],
  isKept = true,
): PublicPage {
  return { segments, scope, query, isKept, form: 'page' };
}

/** One address for both languages: what stands in it is Vietnamese, like the printed papers. */
function media(segments: PublicPage['segments']): PublicPage {
  return { segments, scope: 'association', query: [], isKept: true, form: 'media' };
}

function file(segments: PublicPage['segments'], scope: PublicPage['scope'] = 'association'): PublicPage {
  return { segments, scope, query: [], isKept: true, form: 'file' };
}

/** Every public page, by its Vietnamese path; English twins have the same path under `/en`. */
export const publicPages: readonly PublicPage[] = [
  page([], 'installation'),
  page(['vinh-danh'], 'association', listQuery),
  page(['vinh-danh', YEAR], 'association', listQuery),
  page(['vinh-danh', 'tim'], 'association', [words]),
  page(['so-vang'], 'association', donorQuery),
  page(['so-vang', YEAR], 'association', donorQuery),
  page(['minh-bach'], 'association'),
  page(['minh-bach', 'cac-nam'], 'association'),
  page(['minh-bach', 'so-thu-chi'], 'association', ledgerQuery),
  page(['minh-bach', YEAR], 'association'),
  page(['minh-bach', 'dot-xet', CAMPAIGN], 'association'),
  page(['kt'], 'global', [{ name: 'ma', accepts: /^[0-9A-Za-z -]{1,40}$/ }]),
  page(['kt', PAPER_CODE], 'global', [], false),
  page(['ung-ho'], 'association'),
  page(['van-dong', CAMPAIGN], 'association'),
  page(['gioi-thieu'], 'installation'),
  page(['rieng-tu'], 'installation'),
  page(['tro-giup'], 'installation'),
  page(['tiep-can'], 'installation'),
  page(['quy-che'], 'association'),
  page(['lien-he'], 'association'),
  page(['phien-ban', 'trang', WRITTEN], 'association', [pageNumber]),
  page(['phien-ban', 'trang', WRITTEN, VERSION_NUMBER], 'association', [pageNumber]),
  page(['vinh-danh', YEAR, HONOUR], 'association'),
  media(['vinh-danh', YEAR, BOOKLET_FILE]),
  media([CARD_FILE]),
  media(['vinh-danh', YEAR, CARD_FILE]),
  media(['so-vang', YEAR, CARD_FILE]),
  media(['minh-bach', YEAR, CARD_FILE]),
  media(['minh-bach', 'dot-xet', CAMPAIGN, CARD_FILE]),
  media(['vinh-danh', YEAR, HONOUR, CARD_FILE]),
  media(['vinh-danh', YEAR, HONOUR, PHOTO_FILE]),
  page(['phien-ban', VERSIONED, YEAR], 'association', [pageNumber]),
  page(['phien-ban', 'dot-xet', CAMPAIGN], 'association', [pageNumber]),
  page(['phien-ban', 'van-dong', CAMPAIGN], 'association', [pageNumber, oneVersion]),
  page(['bao-cao'], 'association'),
  page(['bao-cao', REPORT_PERIOD], 'association', [{ name: 'ban', accepts: /^[1-9]\d{0,3}$/ }]),
  page(['du-lieu'], 'association'),
  file(['du-lieu', DATA_OF_A_YEAR]),
  file(['du-lieu', DATA_OF_ALL_YEARS]),
  file(['du-lieu', GRANTS]),
  file(['du-lieu', FEED]),
  file(['du-lieu', CALENDAR]),
  { ...page(['nhung'], 'association'), form: 'frame' },
  file(['sitemap.xml'], 'installation'),
  file(['robots.txt'], 'global'),
];

/** First segments that Next answers itself: sign-in, set-up, link pages, interfaces and built files. */
export const nextSegments: ReadonlySet<string> = new Set([
  '_next',
  'api',
  'bao-sai',
  'dang-nhap',
  'dev',
  'de-cu',
  'dong-y',
  'moi',
  'quen-mat-khau',
  'thiet-lap',
  'tuy-chon',
  'yeu-cau',
]);

/** Files of the app's root that browsers ask for by name. */
export const ROOT_FILE = /^(favicon\.ico|manifest\.webmanifest|(icon|apple-icon)\d*(\.(png|svg|ico))?)$/;

/** The staff area below an association, and Next's own address of the public pages. */
export const OFFICE_SEGMENT = 'quan-ly';
export const INNER_SEGMENT = 'cong';
export const ENGLISH_SEGMENT = 'en';

/** Stands for "no association" in the inner address; never a slug. */
export const NO_ASSOCIATION = '_';

/** Words kept for pages that exist or are planned, so that no association's address can hide one of them. */
const reservedWords: ReadonlySet<string> = new Set([
  ...nextSegments,
  ...publicPages.flatMap((entry) => entry.segments.filter((segment) => typeof segment === 'string')),
  ...[OFFICE_SEGMENT, INNER_SEGMENT, ENGLISH_SEGMENT, 'vi'],
  ...oldWords,
  ...Object.values(textSizeSegments),
  ...['bao-cao', 'du-lieu', 'lien-he', 'mau', 'quy-che', 'trinh-chieu', 'bao-sai'],
  ...[
    'admin',
    'app',
    'assets',
    'cdn',
    'data',
    'index',
    'public',
    'static',
    'tep',
    'www',
    'icon',
    'apple-icon',
  ],
]);

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 63;

/** True when an association may live at `/<slug>`: lower case, digits and hyphens, not a year, not a reserved word. */
export function isAssociationSlug(slug: string): boolean {
  return SLUG.test(slug) && slug.length <= MAX_SLUG_LENGTH && !/^\d+$/.test(slug) && !reservedWords.has(slug);
}
