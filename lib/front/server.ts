/**
 * The web server of the product: one outer door, Next behind it, finished public pages before it.
 * Owns how the pieces are put together, and their limits. Knows no domain: addresses come from lib/web, texts from
 * the catalogue, tags from the pages.
 * Refuses to start half: when one piece cannot start, what was started is closed again.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { log } from '@/lib/web/log';
import { type PublicResolution, resolvePublicPath } from '@/lib/web/public-paths';
import { createPageSource } from './page-source';
import { createPageStore } from './page-store';
import { catalogueTexts } from './plain-texts';
import { createPrecedence, type Precedence } from './precedence';
import { createPublicHandler, isSizedPage } from './public-handler';
import { startPurgeFeed } from './purge';
import { createRateLimit, hashingAddresses } from './rate-limit';
import { type Handler, startRenderer } from './renderer';
import { createSizedSource } from './sized-source';

export interface WebOptions {
  dev: boolean;
  /** 0 takes any free port. */
  port: number;
  hostname: string;
  /** Folder of the Next project; the working folder unless given. */
  dir?: string;
  /** Direct database address to hear purges on; without one nothing is kept. */
  listenUrl?: string;
}

export interface Web {
  port: number;
  /** Stops taking requests, lets those under way end for a moment, and closes every piece. */
  close(): Promise<void>;
}

const LIMITS = {
  store: { maxPages: 2_000, maxBytes: 128 * 1024 * 1024, lastCopyMs: 60_000 },
  renderer: { timeoutMs: 10_000, maxBytes: 8 * 1024 * 1024 },
  turnstile: { places: 4, waitingPlaces: 200, mediaPlaces: 2, mediaWaitingPlaces: 30 },
  precedence: { patienceMs: 100, longestMs: 1_000, quietMs: 1_000 },
  rate: { burst: 30, perMinute: 60, maxAddresses: 10_000 },
  // Six at once, then one in ten minutes: a telephone network lets many homes out under one address.
  forms: { burst: 6, perMinute: 0.1, maxAddresses: 10_000 },
  graceMs: 5_000,
  devGraceMs: 200,
} as const;

/**
 * Starts everything. Environment: `DB_URL_LISTEN` or `DB_URL_PUBLIC` (where purges are heard), `DEFAULT_ASSOCIATION`,
 * `PUBLIC_FRONT` (`off` sends public pages straight through Next; in development that is the default and `on` turns
 * the front on), `TRUST_PROXY=1` (count visitors by the address the proxy wrote down).
 */
export async function startWeb(options: WebOptions): Promise<Web> {
  Object.assign(process.env, { NODE_ENV: options.dev ? 'development' : 'production' });
  let answer: Handler = (_req, res) => void res.writeHead(503, { 'Retry-After': 1 }).end();
  const outer = createServer((req, res) => answer(req, res));
  const closeOuter = createCloser(outer, options.dev ? LIMITS.devGraceMs : LIMITS.graceMs);
  let next: Awaited<ReturnType<typeof startNext>> | undefined;
  let front: Awaited<ReturnType<typeof startFront>> | undefined;
  // From the outside in: whoever was let in is still answered.
  const close = async () => {
    await closeOuter();
    await front?.close();
    await next?.close();
  };
  const port = await listen(outer, options);
  try {
    next = await startNext(outer, port, options);
    const precedence = createPrecedence(LIMITS.precedence);
    if (isFrontOn(options.dev)) front = await startFront(next.handle, precedence, options.listenUrl);
    const handle = createPublicHandler({
      resolve: resolvePath,
      next: next.handle,
      source: front?.source,
      rateLimit: createRateLimit(LIMITS.rate),
      precedence,
      formLimit: hashingAddresses(createRateLimit(LIMITS.forms)),
      trustsProxy: process.env.TRUST_PROXY === '1',
      texts: catalogueTexts,
    });
    answer = (req, res) =>
      handle(req, res).catch((error: unknown) => {
        log.error('front.failed', { error, path: req.url });
        if (!res.headersSent) res.writeHead(500);
        res.end();
      });
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where an address leads, for the association that answers without a prefix. */
function resolvePath(pathname: string, search: string): PublicResolution {
  return resolvePublicPath(pathname, search, process.env.DEFAULT_ASSOCIATION || undefined);
}

function isFrontOn(dev: boolean): boolean {
  const wish = process.env.PUBLIC_FRONT;
  return wish === 'on' || (wish !== 'off' && !dev);
}

async function listen(server: Server, { port, hostname }: WebOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Upgraded connections (reloading in development) are no longer the http server's: they are closed by hand. */
function createCloser(server: Server, graceMs: number): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(timer);
  };
}

/** Next gets the outer server, so that it can attach its own upgrade handler (reloading in development). */
async function startNext(httpServer: Server, port: number, { dev, hostname, dir }: WebOptions) {
  const { default: next } = await import('next');
  const app = next({ dev, dir: dir ?? process.cwd(), hostname, port, httpServer });
  await app.prepare();
  const handle: Handler = app.getRequestHandler();
  return { handle, close: () => app.close() };
}

async function startFront(
  handle: Handler,
  precedence: Precedence,
  listenUrl = process.env.DB_URL_LISTEN || process.env.DB_URL_PUBLIC,
) {
  const store = createPageStore(LIMITS.store);
  const renderer = await startRenderer(handle, LIMITS.renderer);
  const feed = listenUrl
    ? startPurgeFeed({
        url: listenUrl,
        onPurge: (tags) => store.purge(tags),
        onFresh: () => store.purge('*'),
        onLost: () => {
          store.suspend();
          log.warn('front.purgeFeedLost');
        },
      })
    : undefined;
  const isFresh = () => feed?.isFresh() ?? false;
  const plain = createPageSource({
    store,
    renderer,
    isFresh,
    precedence,
    ...LIMITS.turnstile,
    report: (reason, path, error) => log.error('front.pageRefused', { code: reason, path, error }),
  });
  const source = createSizedSource({ source: plain, store, isFresh, isPage: isSizedPage(resolvePath) });
  const close = async () => {
    await Promise.allSettled([feed?.close(), renderer.close()]);
  };
  return { source, close };
}
