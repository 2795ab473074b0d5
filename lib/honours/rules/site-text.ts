/**
 * The small markup of the pages the chair writes: headings, paragraphs, lists, bold, links, places that stay true. Pure.
 * Owns what may be written and what comes of it: a tree of blocks, never HTML.
 * Refuses any address but http(s), mailto, tel and the public pages; what is not understood stays the text it is.
 */
import { type PublicPage, publicPages } from '@/lib/web/public-pages';

/** Words in square brackets → the fact that stands there. */
export const sitePlaces = {
  ten: 'name',
  'ten-ngan': 'shortName',
  'dia-chi': 'address',
  'dien-thoai': 'phone',
  'so-nguoi-duyet': 'approvals',
} as const;
export type SiteFact = (typeof sitePlaces)[keyof typeof sitePlaces];
/** What stands in the places; an absent or empty fact takes its line away. */
export type SiteFacts = Readonly<Partial<Record<SiteFact, string>>>;

export type LinkTarget =
  | { kind: 'outside'; href: string }
  /** Segments below the association, for `publicAt`. */
  | { kind: 'public'; segments: readonly string[]; scope: PublicPage['scope'] }
  /** The form by which people ask about their own data. */
  | { kind: 'ask' };

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; parts: Inline[] }
  | { kind: 'link'; target: LinkTarget; parts: Inline[] };

export type Block =
  | { kind: 'heading'; level: 2 | 3; parts: Inline[] }
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] };

const LINK = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,500})\)/;
const PIECE = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,500})\)|\*\*([^*\n]{1,1000})\*\*|\[([a-z]+(?:-[a-z]+)*)\]/g;
const HEADING = /^(#{1,2}) (.+)$/;
const ITEM = /^(?:[-•*]|(\d{1,3})[.)]) (.+)$/;
const ASK_PATH = '/yeu-cau';

/** Where a link leads; undefined for every address that is not allowed. */
export function linkTarget(typed: string): LinkTarget | undefined {
  if (typed.startsWith('/')) return publicTarget(typed);
  if (/^mailto:[^\s@:/?&]+@[\w-]+(\.[\w-]+)+$/i.test(typed)) return { kind: 'outside', href: typed };
  if (/^tel:\+?[\d.-]{3,20}$/i.test(typed)) return { kind: 'outside', href: typed };
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return undefined;
  const { href, username, password, hostname } = new URL(typed);
  // "https://bank.vn@evil.example" shows one house and leads to another.
  return username || password || !hostname.includes('.') ? undefined : { kind: 'outside', href };
}

function publicTarget(path: string): LinkTarget | undefined {
  if (path === ASK_PATH) return { kind: 'ask' };
  const segments = path === '/' ? [] : path.slice(1).split('/');
  const known = publicPages.find(
    (page) =>
      page.form === 'page' &&
      page.segments.length === segments.length &&
      page.segments.every((own, at) =>
        typeof own === 'string' ? own === segments[at] : own.test(segments[at]!),
      ),
  );
  return known && { kind: 'public', segments, scope: known.scope };
}

/** Thrown inside while reading: the line has a place nothing stands in. */
const EMPTY = Symbol('empty');

/** The blocks of a text, its places filled. A line whose place is empty is left out. */
export function readSiteText(text: string, facts: SiteFacts): Block[] {
  const blocks: Block[] = [];
  let isNew = true;
  let hasHeading = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const heading = HEADING.exec(line);
    const item = heading ? null : ITEM.exec(line);
    const parts = inlineParts(heading?.[2] ?? item?.[2] ?? line, facts);
    if (parts === EMPTY) continue;
    const last = blocks.at(-1);
    if (heading) {
      blocks.push({ kind: 'heading', level: heading[1] === '#' || !hasHeading ? 2 : 3, parts });
      hasHeading = true;
    } else if (item) {
      const isOrdered = item[1] !== undefined;
      if (last?.kind === 'list' && last.isOrdered === isOrdered && !isNew) last.items.push(parts);
      else blocks.push({ kind: 'list', isOrdered, items: [parts] });
    } else if (last?.kind === 'paragraph' && !isNew) last.lines.push(parts);
    else blocks.push({ kind: 'paragraph', lines: [parts] });
    isNew = false;
  }
  return blocks.filter((block, at) => block.kind !== 'heading' || hasContent(block, blocks[at + 1]));
}

/** A heading with nothing under it is left out: the lines below it had places nothing stands in. */
function hasContent(heading: Block & { kind: 'heading' }, next: Block | undefined): boolean {
  return next !== undefined && (next.kind !== 'heading' || next.level > heading.level);
}

function inlineParts(text: string, facts: SiteFacts): Inline[] | typeof EMPTY {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const piece = pieceOf(match, facts);
    if (piece === EMPTY) return EMPTY;
    if (!piece) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push(piece);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** One piece of markup; undefined when it is none and stays text. */
function pieceOf(match: RegExpExecArray, facts: SiteFacts): Inline | undefined | typeof EMPTY {
  const [, linkText, address, bold, place] = match;
  if (linkText !== undefined && address !== undefined) {
    const target = linkTarget(address);
    if (!target) return undefined;
    if (target.kind === 'ask' && !facts.name) return EMPTY;
    return { kind: 'link', target, parts: [{ kind: 'text', text: linkText }] };
  }
  if (bold !== undefined) {
    const parts = inlineParts(bold, facts);
    return parts === EMPTY ? EMPTY : { kind: 'bold', parts };
  }
  return place !== undefined && Object.hasOwn(sitePlaces, place)
    ? placePiece(sitePlaces[place as keyof typeof sitePlaces], facts)
    : undefined;
}

function placePiece(fact: SiteFact, facts: SiteFacts): Inline | typeof EMPTY {
  const value = facts[fact]?.trim();
  if (!value) return EMPTY;
  const text: Inline = { kind: 'text', text: value };
  const digits = fact === 'phone' ? value.replace(/[^+0-9]/g, '') : '';
  return digits ? { kind: 'link', target: { kind: 'outside', href: `tel:${digits}` }, parts: [text] } : text;
}

/** At most so many signs and bytes in one language: the page stays under 14 kB in whichever script. */
export const SITE_TEXT_MAX = 6000;
export const SITE_TEXT_MAX_BYTES = 9000;
const SITE_TEXT_MAX_LINES = 400;

/** Why a text cannot be kept: the code of the sentence and what it speaks of. */
export interface SiteTextProblem {
  code: string;
  params?: Record<string, string>;
}

const HIDDEN = /[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** The first thing in a text that cannot be published; undefined when all is well. */
export function siteTextProblem(text: string): SiteTextProblem | undefined {
  if (
    [...text].length > SITE_TEXT_MAX ||
    new TextEncoder().encode(text).length > SITE_TEXT_MAX_BYTES ||
    text.split('\n').length > SITE_TEXT_MAX_LINES
  )
    return { code: 'sitePages.tooLong' };
  if (HIDDEN.test(text.replaceAll('\n', ''))) return { code: 'sitePages.hiddenSigns' };
  if (/\p{M}{3}/u.test(text)) return { code: 'sitePages.heapedMarks' };
  for (const [typed, , address] of text.matchAll(new RegExp(LINK, 'g'))) {
    if (!linkTarget(address!)) return { code: 'sitePages.badLink', params: { link: typed } };
  }
  for (const [typed, , , , place] of text.matchAll(PIECE)) {
    if (place !== undefined && !Object.hasOwn(sitePlaces, place))
      return { code: 'sitePages.unknownPlace', params: { place: typed } };
  }
  return undefined;
}

/** The text without its signs, for a description. */
export function plainOf(parts: readonly Inline[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : plainOf(part.parts))).join('');
}
