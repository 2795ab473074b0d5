/**
 * The answers at the addresses of open data.
 * Owns the tags by which publishing and consent drop a kept file, and what is said of a list that was withdrawn.
 * Refuses cookies, queries and languages: a file is the same for everybody.
 */
import { openCsv, openJson } from '@/lib/honours/open-data-files';
import { openTable } from '@/lib/honours/open-data-queries';
import { type OpenFormat, type OpenList, openFileOf, openFormats } from '@/lib/honours/rules/open-data';
import { translator } from './messages';
import { pageStatus } from './page-tags';
import { type PageTag, type PublicParams, publicPage } from './public-page';
import { routes } from './routes';
import { absoluteAddress } from './site-origin';

export type FileParams = Promise<{ lang: string; hoi: string; tep?: string }>;

const contentTypes: Readonly<Record<OpenFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Names may stand in these lists: of people who agreed, and of bodies in the ledger. */
const listsWithNames: ReadonlySet<OpenList> = new Set(['honours', 'donors', 'ledger']);

/** The file of this name. 404 when the list was never published, 410 with one sentence when it was withdrawn. */
export async function openDataFile(params: FileParams): Promise<Response> {
  const asked = openFileOf((await params).tep ?? '');
  if (!asked || !openFormats.includes(asked.format)) return missingFile();
  const tags: PageTag[] = listsWithNames.has(asked.list) ? ['names', 'figures'] : ['figures', 'texts'];
  const page = await publicPage(params as PublicParams, tags, (tx, slug) => openTable(tx, slug, asked));
  if (!page?.data) return missingFile();
  if (page.data === 'withdrawn') return goneFile();
  const { rows, versions } = page.data;
  const about = absoluteAddress(routes.public.openData({ hoi: page.association.slug }));
  const { list, format } = asked;
  const body =
    format === 'csv'
      ? openCsv(list, rows)
      : openJson({ list, association: page.association, versions, rows, about });
  return publicFile(body, contentTypes[format]);
}

/** A finished file; the front adds its own headers. */
export function publicFile(body: string, contentType: string): Response {
  return new Response(body, { headers: { 'Content-Type': contentType } });
}

/** The front answers with its own page, whatever stands here. */
export function missingFile(): Response {
  pageStatus(404);
  return new Response(null, { status: 404 });
}

/** One neutral sentence in both languages. */
export function goneFile(): Response {
  pageStatus(410);
  const sentences = (['vi', 'en'] as const).map((locale) => translator(locale)('opendata.gone'));
  return new Response(`${sentences.join('\n')}\n`, {
    ...{ status: 410, headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  });
}
