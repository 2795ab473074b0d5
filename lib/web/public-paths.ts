/**
 * From the address a visitor typed to the page that answers it. Pure: no request, no database, no environment.
 * Owns the mapping of outer public addresses to Next's inner ones, and the one canonical form of each.
 * Refuses every address it cannot read with certainty (bad escapes, dot segments, back slashes, control characters,
 * Next's inner prefix): such an address never reaches Next, whose own reading of it might differ.
 */
import { renewAddress } from './old-addresses';
import {
  ENGLISH_SEGMENT,
  INNER_SEGMENT,
  isAssociationSlug,
  NO_ASSOCIATION,
  nextSegments,
  OFFICE_SEGMENT,
  type PublicForm,
  type PublicPage,
  publicPages,
  ROOT_FILE,
} from './public-pages';
import { atTextSize, type LargerText, splitTextSize } from './text-sizes';

export type PublicResolution =
  | {
      kind: 'page';
      inner: string;
      canonical: string;
      allowedQuery: string;
      isKept: boolean;
      form: PublicForm;
      lang: 'vi' | 'en';
      /** In larger text: how large, and the same page's address in normal size. */
      sized?: { size: LargerText; plain: string };
    }
  | { kind: 'redirect'; status: 308; location: string }
  /** `size`: asked in larger text, in which the page that says so stands too. */
  | { kind: 'notFound'; lang: 'vi' | 'en'; size?: LargerText }
  | { kind: 'next' };

type Lang = 'vi' | 'en';
type Target = { lang: Lang; association: string; page: PublicPage; rest: string[] };

const MAX_PATH_LENGTH = 1024;
const MAX_QUERY_LENGTH = 4096;

/**
 * @param pathname the path exactly as it came over the wire, still escaped, without the query
 * @param search the query with or without `?`; words a page does not know are dropped, values of a wrong form too
 * @param defaultAssociation slug whose public pages answer without a prefix; may be absent
 * @returns `page` with Next's inner path and the canonical outer path; `redirect` to that canonical path;
 * `notFound`; or `next` for addresses that are not public. Whether an association exists is decided by the page.
 */
export function resolvePublicPath(
  pathname: string,
  search: string,
  defaultAssociation?: string,
): PublicResolution {
  const { size, rest } = splitTextSize(pathname);
  const found = resolvePlainPath(rest, search, defaultAssociation);
  return size === 'normal' ? found : inLargerText(found, pathname, size);
}

/** Only pages are there in larger text; what Next answers is not reached this way. */
function inLargerText(found: PublicResolution, pathname: string, size: LargerText): PublicResolution {
  const redirect = (location: string) => ({ kind: 'redirect', status: 308, location }) as const;
  if (found.kind === 'next') return { kind: 'notFound', lang: 'vi', size };
  if (found.kind === 'notFound') return { ...found, size };
  if (found.kind === 'redirect') return redirect(atTextSize(found.location, size));
  if (found.kind !== 'page') return found;
  const plain = found.canonical;
  if (found.form !== 'page') return redirect(plain + found.allowedQuery);
  const canonical = atTextSize(plain, size);
  if (pathname !== canonical) return redirect(canonical + found.allowedQuery);
  return { ...found, canonical, sized: { size, plain } };
}

function resolvePlainPath(pathname: string, search: string, defaultAssociation?: string): PublicResolution {
  const decoded = decodePath(pathname);
  if (!decoded) return { kind: 'notFound', lang: 'vi' };
  const segments = decoded.filter((segment) => segment !== '');
  const isClean = !decoded.slice(0, -1).includes('');
  if (isForNext(segments)) return isClean ? { kind: 'next' } : { kind: 'notFound', lang: 'vi' };

  const lowered = segments.map((segment) => segment.toLowerCase());
  const lang: Lang = lowered[0] === ENGLISH_SEGMENT ? 'en' : 'vi';
  const asked = lang === 'en' ? lowered.slice(1) : lowered;
  const renewed = renewAddress(asked);
  const target =
    findTarget(lang, asked, defaultAssociation) ?? (renewed && findTarget(lang, renewed, defaultAssociation));
  if (!target) return { kind: 'notFound', lang };

  const canonical = canonicalPath(target, defaultAssociation);
  const allowedQuery = readQuery(target.page, search);
  if (pathname !== canonical) return { kind: 'redirect', status: 308, location: canonical + allowedQuery };
  return {
    kind: 'page',
    inner: `/${[INNER_SEGMENT, lang, target.association, ...target.rest].join('/')}`,
    canonical,
    allowedQuery,
    isKept: target.page.isKept && allowedQuery === '',
    form: target.page.form,
    lang,
  };
}

/** Splits and decodes once; undefined for anything two readers could understand differently. */
function decodePath(pathname: string): string[] | undefined {
  if (!pathname.startsWith('/') || pathname.length > MAX_PATH_LENGTH) return undefined;
  const segments: string[] = [];
  for (const raw of pathname.slice(1).split('/')) {
    const segment = decodeSegment(raw);
    if (segment === undefined || isAmbiguous(segment)) return undefined;
    segments.push(segment);
  }
  if (segments.length > 1 || segments[0] !== '') return segments;
  return [];
}

function decodeSegment(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** A slash, back slash, `?`, `#` or control character hidden in an escape, and `.` or `..` in any spelling. */
function isAmbiguous(segment: string): boolean {
  return (
    segment === '.' || segment === '..' || /[/\\?#\p{Cc}]/u.test(segment) || /%2[ef]|%5c|%00/i.test(segment)
  );
}

function isForNext(segments: readonly string[]): boolean {
  const [first, second] = segments;
  if (first === undefined) return false;
  if (nextSegments.has(first)) return true;
  if (segments.length === 1 && ROOT_FILE.test(first)) return true;
  return second === OFFICE_SEGMENT && isAssociationSlug(first);
}

function findTarget(lang: Lang, segments: string[], defaultAssociation?: string): Target | undefined {
  const bare = matchPage(segments);
  if (bare) {
    if (bare.page.scope === 'association' && !defaultAssociation) return undefined;
    return { lang, association: defaultAssociation ?? NO_ASSOCIATION, ...bare };
  }
  const [association, ...below] = segments;
  if (association === undefined || !isAssociationSlug(association)) return undefined;
  const inside = matchPage(below);
  if (!inside) return undefined;
  if (inside.page.scope !== 'global') return { lang, association, ...inside };
  return { lang, association: defaultAssociation ?? NO_ASSOCIATION, ...inside };
}

function matchPage(segments: readonly string[]): { page: PublicPage; rest: string[] } | undefined {
  for (const page of publicPages) {
    if (page.segments.length !== segments.length) continue;
    const rest = page.segments.map((form, i) => readSegment(form, segments[i] ?? ''));
    if (rest.every((segment) => segment !== undefined)) return { page, rest };
  }
  return undefined;
}

/** Codes of papers are written in capitals, names of campaigns small; fixed segments as they stand in the table. */
function readSegment(form: string | RegExp, segment: string): string | undefined {
  if (typeof form === 'string') return form === segment ? form : undefined;
  const capital = segment.toUpperCase();
  if (form.test(capital)) return capital;
  const small = segment.toLowerCase();
  return form.test(small) ? small : undefined;
}

/** A file, a picture and a paper have one address: none of them is there twice. */
function canonicalPath({ lang, association, page, rest }: Target, defaultAssociation?: string): string {
  const isBare = association === NO_ASSOCIATION || association === defaultAssociation;
  const isEnglish = lang === 'en' && page.form !== 'file' && page.form !== 'media';
  const parts = [...(isEnglish ? [ENGLISH_SEGMENT] : []), ...(isBare ? [] : [association]), ...rest];
  return `/${parts.join('/')}`;
}

/** The query a page may see, in the table's order: one value a word, NFC, trimmed; '' or `?a=b&c=d`. */
function readQuery(page: PublicPage, search: string): string {
  if (page.query.length === 0 || search.length > MAX_QUERY_LENGTH) return '';
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const { name, accepts } of page.query) {
    const value = given.get(name)?.normalize('NFC').trim();
    if (value && accepts.test(value)) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}
