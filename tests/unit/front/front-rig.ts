/**
 * A front on free ports of 127.0.0.1 with a stand-in for Next, so that each test sees real HTTP from both sides.
 * Owns the stand-in's pages and the record of what reached it. Refuses nothing: it is the thing under test's world.
 */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPageSource } from '@/lib/front/page-source';
import { createPageStore, type PageStore } from '@/lib/front/page-store';
import type { PlainKind, PlainTexts } from '@/lib/front/plain-page';
import { createPrecedence } from '@/lib/front/precedence';
import { createPublicHandler, isSizedPage } from '@/lib/front/public-handler';
import { createRateLimit, hashingAddresses } from '@/lib/front/rate-limit';
import { startRenderer } from '@/lib/front/renderer';
import { createSizedSource } from '@/lib/front/sized-source';
import { resolvePublicPath } from '@/lib/web/public-paths';

export type Seen = { url: string; method: string; headers: IncomingHttpHeaders; body: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };
type Ask = { method?: string; headers?: Record<string, string>; body?: string };

export interface Rig {
  store: PageStore;
  /** What reached the stand-in for Next, in order. */
  seen: Seen[];
  /** What the front reported as refused. */
  reports: string[];
  feed: { isFresh: boolean };
  port: number;
  innerPort: () => number;
  ask(path: string, options?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export interface RigOptions {
  /** Writes the page for one inner address. */
  page: (req: IncomingMessage, res: ServerResponse) => unknown;
  defaultAssociation?: string;
  isFrontOff?: boolean;
  maxPages?: number;
  burst?: number;
  places?: number;
  waitingPlaces?: number;
  timeoutMs?: number;
  /** How long a render waits for the office; it does not without. */
  patienceMs?: number;
  trustsProxy?: boolean;
}

const kinds: PlainKind[] = ['notFound', 'methodNotAllowed', 'tooMany', 'broken', 'away', 'busy'];
const say = (lang: string) =>
  Object.fromEntries(kinds.map((kind) => [kind, { title: `${lang}-${kind}`, body: '<&>', home: 'home' }]));
const texts = { vi: say('vi'), en: say('en') } as PlainTexts;

export const html = (body: string) =>
  `<!DOCTYPE html><html lang="vi"><head><title>t</title></head><body>${body}<script>flight()</script></body></html>`;

/** Answers like Next: HTML, streamed headers of its own. */
export function send(res: ServerResponse, body: string, status = 200): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Set-Cookie': 'inner=1',
    'X-Inner': 'yes',
  });
  res.end(body);
}

const resolverOf =
  ({ defaultAssociation = 'mac-dinh' }: RigOptions) =>
  (pathname: string, search: string) =>
    resolvePublicPath(pathname, search, defaultAssociation);

/** Without a wish for patience nobody goes first. */
function precedenceOf({ patienceMs }: RigOptions) {
  if (patienceMs === undefined) return {};
  return { precedence: createPrecedence({ patienceMs, longestMs: 60_000, quietMs: 60_000 }) };
}

export async function startRig(options: RigOptions): Promise<Rig> {
  const seen: Seen[] = [];
  const reports: string[] = [];
  const feed = { isFresh: true };
  let innerPort = 0;
  const standIn = async (req: IncomingMessage, res: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    seen.push({ url: req.url ?? '', method: req.method ?? '', headers: { ...req.headers }, body });
    innerPort = req.socket.localPort ?? 0;
    await options.page(req, res);
  };
  const store = createPageStore({ maxPages: options.maxPages ?? 2_000, maxBytes: 1e8, lastCopyMs: 60_000 });
  const { timeoutMs = 5_000 } = options;
  const renderer = await startRenderer(standIn, { timeoutMs, maxBytes: 1_000_000 });
  const resolve = resolverOf(options);
  const first = precedenceOf(options);
  const plain = createPageSource({
    store,
    renderer,
    isFresh: () => feed.isFresh,
    ...first,
    places: options.places ?? 4,
    waitingPlaces: options.waitingPlaces ?? 50,
    report: (reason) => reports.push(reason),
  });
  const isPage = isSizedPage(resolve);
  const source = createSizedSource({ source: plain, store, isFresh: () => feed.isFresh, isPage });
  const handle = createPublicHandler({
    resolve,
    next: standIn,
    source: options.isFrontOff ? undefined : source,
    rateLimit: createRateLimit({ burst: options.burst ?? 1_000, perMinute: 60, maxAddresses: 100 }),
    ...first,
    formLimit: hashingAddresses(createRateLimit({ burst: 2, perMinute: 0.1, maxAddresses: 100 })),
    trustsProxy: options.trustsProxy ?? false,
    texts,
  });
  const outer = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  const { port } = outer.address() as AddressInfo;

  async function close(): Promise<void> {
    outer.closeAllConnections();
    await new Promise((resolve) => outer.close(resolve));
    await renderer.close();
  }
  return {
    store,
    seen,
    reports,
    feed,
    port,
    innerPort: () => innerPort,
    ask: (path, ask) => askPort(port, path, ask),
    close,
  };
}

/** One request exactly as written: no redirects followed, no path cleaned, no header added but Host. */
export function askPort(
  port: number,
  path: string,
  { method = 'GET', headers, body }: Ask = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes, text: bytes.toString() });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}
