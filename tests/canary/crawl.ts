/**
 * Reads everything a stranger can reach: every link from the front page on, every address of the tables, each also the way
 * programs ask (RSC), old versions, papers by their codes, and every kind of page that says no.
 * Owns the list of what is asked beside the links. Refuses to sign in and to leave the site.
 */
import { HONOUR_EXAMPLE, publicAddresses, publicFiles, publicMedia } from '@/tests/e2e/public-places';
import { wordsIn } from './words-in';

export interface Seen {
  status: number;
  type: string;
  etag: string;
  body: Buffer;
  /** Headers and everything that can be read in the body. */
  words: string;
}

export interface Ground {
  baseUrl: string;
  district: string;
  commune: string;
  /** Codes of papers and of honours; kept in the database, printed on papers. */
  codes: { papers: string[]; honours: string[] };
  quick: boolean;
}

let visitor = 0;
/** One request, each from another address, so that the limits of visitors do not hide anything. */
export async function ask(base: string, path: string, init: RequestInit = {}): Promise<Seen> {
  visitor += 1;
  const from = `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
  const headers = { 'X-Forwarded-For': from, 'Accept-Encoding': 'identity', ...init.headers };
  const answer = await fetch(new URL(path, base), { redirect: 'manual', ...init, headers });
  const body = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  const said = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const etag = answer.headers.get('etag') ?? '';
  return { status: answer.status, type, etag, body, words: `${said}\n${wordsIn(body, type)}` };
}

/** Where the front page does not lead by itself. */
function ownAddresses({ district, commune, codes }: Ground): string[] {
  const years = [district, commune].flatMap((slug) =>
    (['vi', 'en'] as const).flatMap((lang) =>
      publicAddresses(lang, slug, slug === district ? 2019 : 2026, codes.papers[0] ?? 'CODE'),
    ),
  );
  const media = [...publicMedia(district, 2019), ...publicMedia(commune, 2026)].map(({ path }) => path);
  const files = [...publicFiles(district, 2019), ...publicFiles(commune, 2026)].map(({ path }) => path);
  const honours = codes.honours.flatMap((code) => [
    `/vinh-danh/2019/${code}`,
    `/en/vinh-danh/2019/${code}`,
    `/vinh-danh/2019/${code}/the.png`,
    `/vinh-danh/2019/${code}/anh.jpg`,
  ]);
  const versions = ['thu-chi', 'vinh-danh', 'so-vang'].map((list) => `/phien-ban/${list}/2019`);
  return [
    ...['/', '/en', `/${commune}`, `/en/${commune}`, '/robots.txt', '/sitemap.xml'],
    ...[...years, ...media, ...files, ...honours, ...versions],
    ...codes.papers.flatMap((code) => [`/kt/${code}`, `/en/kt/${code}`]),
    ...['/vinh-danh/tim?q=zq', '/vinh-danh?q=q', '/so-vang?q=zq', '/minh-bach/so-thu-chi?q=zq'],
    ...['/khong-co', '/en/nothing', `/vinh-danh/2019/${HONOUR_EXAMPLE}`, '/vinh-danh/1999', '/%32019'],
    ...['/dang-nhap', `/yeu-cau/${district}`, '/dong-y', '/de-cu', `/${district}/quan-ly`],
    ...['/api/health', '/dev', '/cong/vi/x', '/_next/data/x.json', '/favicon.ico'],
  ];
}

const linksIn = (text: string): string[] =>
  [...text.matchAll(/(?:href|src|content|action)="([^"]+)"|<loc>([^<]+)<|"(?:url|href)":"([^"]+)"/g)].map(
    (found) => (found[1] ?? found[2] ?? found[3] ?? '').replaceAll('&amp;', '&'),
  );

/** Path and query of a link on this site that is not staff's; null for any other. */
function onSite(link: string, path: string, base: string): string | null {
  if (!/^(https?:|\/|\?)/.test(link)) return null;
  const url = new URL(link, new URL(path, base));
  if (url.pathname.includes('/quan-ly') || url.pathname.startsWith('/_next/')) return null;
  const isOurs = url.host === new URL(base).host || url.hostname === 'localhost';
  return isOurs ? `${url.pathname}${url.search}` : null;
}

/** Everything, by what was asked. Two at a time. */
export async function crawl(ground: Ground): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const queue = [...new Set(ownAddresses(ground))];
  const known = new Set(queue);
  const most = ground.quick ? 260 : 3_000;
  const worker = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const answer = await ask(ground.baseUrl, path);
      seen.set(path, answer);
      if (!/html|xml|json/.test(answer.type)) continue;
      for (const link of linksIn(answer.words)) {
        const next = onSite(link, path, ground.baseUrl);
        if (next === null || known.has(next) || known.size >= most) continue;
        known.add(next);
        queue.push(next);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  for (const path of asPrograms([...known], ground.quick)) {
    seen.set(`RSC ${path}`, await ask(ground.baseUrl, path, { headers: { RSC: '1', 'Next-Url': path } }));
    const joined = `${path}${path.includes('?') ? '&' : '?'}_rsc=1abc`;
    seen.set(`?_rsc ${path}`, await ask(ground.baseUrl, joined));
    seen.set(`.rsc ${path}`, await ask(ground.baseUrl, `${path.split('?')[0]}.rsc`));
  }
  seen.set('429', await tooMany(ground.baseUrl));
  return seen;
}

/** Pages asked for as the framework's own client would; every tenth when quick. */
const asPrograms = (paths: string[], quick: boolean): string[] =>
  paths.filter(
    (path, at) => !/\.(png|pdf|csv|json|atom|ics|xml|txt)$/.test(path) && (!quick || at % 10 === 0),
  );

/** What one visitor reads who asks too often. */
async function tooMany(base: string): Promise<Seen> {
  const headers = { 'X-Forwarded-For': '10.255.255.1' };
  for (let n = 0; n < 60; n += 1) {
    const answer = await ask(base, '/vinh-danh/tim?q=zq', { headers });
    if (answer.status === 429) return answer;
  }
  throw new Error('Nobody said that it was too often.');
}
