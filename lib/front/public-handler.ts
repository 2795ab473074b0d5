/**
 * Answers one request at the outer door: a public address from the page source, everything else by Next.
 * Owns methods, redirects, rate limits, 304, HEAD and the plain pages, and turns away forms that other sites send.
 * Refuses to let a public address reach Next in any other way than through the page source; with the front switched
 * off it maps the address and takes cookies and credentials away, and Next answers with its scripts.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { runOfficeVisit } from '@/lib/web/office-visit';
import type { PublicResolution } from '@/lib/web/public-paths';
import { chooseEncoding, matchesEtag } from './encode';
import type { IsPage } from './enlarge';
import { officeHeaders, publicHeaders } from './headers';
import type { PageAnswer, PageSource } from './page-source';
import { type PlainKind, type PlainTexts, type PlainVisit, plainPage, plainStatus } from './plain-page';
import type { Precedence } from './precedence';
import { type RateLimit, visitorAddress } from './rate-limit';
import type { Handler } from './renderer';
import type { StoredPage } from './stored-page';

export type Resolve = (pathname: string, search: string) => PublicResolution;

/** Which links lead on in larger text: those to pages in normal size, at an address of today. */
export const isSizedPage =
  (resolve: Resolve): IsPage =>
  (pathname, search) => {
    const found = resolve(pathname, search);
    return found.kind === 'page' && found.form === 'page' && !found.sized;
  };

export interface PublicHandlerOptions {
  resolve: Resolve;
  next: Handler;
  /** Left out when the front is switched off. */
  source?: PageSource;
  rateLimit: RateLimit;
  /** Hears of every request that is not a public address. */
  precedence?: Pick<Precedence, 'enter'>;
  /** Forms of strangers, for one visitor. */
  formLimit: RateLimit;
  trustsProxy: boolean;
  texts: PlainTexts;
}

type Page = Extract<PublicResolution, { kind: 'page' }>;
type Exchange = { req: IncomingMessage; res: ServerResponse; options: PublicHandlerOptions };

export function createPublicHandler(options: PublicHandlerOptions) {
  return async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = req.url ?? '';
    const kept = keptPage(req, options);
    if (kept) return sendPage(req, res, kept);
    const mark = url.indexOf('?');
    const search = mark < 0 ? '' : url.slice(mark);
    const found = options.resolve(mark < 0 ? url : url.slice(0, mark), search);
    const exchange = { req, res, options };
    if (found.kind === 'next') return void (await passOn(exchange));

    const visit = visitOf(found);
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
    const refusal = hasBody ? 'methodNotAllowed' : found.kind === 'notFound' ? 'notFound' : undefined;
    if (refusal) return void sendPlain(exchange, refusal, visit);
    if (found.kind === 'redirect') {
      return void res.writeHead(found.status, { ...publicHeaders, Location: found.location }).end();
    }
    if (found.kind !== 'page') return;
    if (!found.isKept && !takeTurn(exchange)) return void sendPlain(exchange, 'tooMany', visit);
    if (!options.source) return void (await passMapped(exchange, found, search));
    const wanted = { ...found, inner: found.inner + found.allowedQuery };
    sendAnswer(exchange, await options.source.load(wanted), found);
  };
}

/** A page is kept under its canonical address alone, so what is found under the very letters asked for needs no reading. */
function keptPage({ method, url = '' }: IncomingMessage, { source }: PublicHandlerOptions) {
  const page = method === 'GET' || method === 'HEAD' ? source?.kept(url) : undefined;
  return page?.status === 200 ? page : undefined;
}

/** Staff pages, sign-in, interfaces: Next answers, under our headers, unless another site sent the form. */
async function passOn({ req, res, options }: Exchange): Promise<void> {
  // Only a proxy of ours may say under which host the site is reached.
  if (!options.trustsProxy) delete req.headers['x-forwarded-host'];
  if (isForeignPost(req)) return void res.writeHead(403, { 'Cache-Control': 'no-store' }).end();
  options.precedence?.enter(res);
  const headers = officeHeaders(process.env.NODE_ENV !== 'production');
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const takeFormTurn = () => options.formLimit.take(visitorAddress(req, options.trustsProxy));
  await runOfficeVisit(req, res, () => options.next(req, res), takeFormTurn);
}

/** A post without any Origin is left to the actions, which refuse it with a sentence. */
function isForeignPost({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return false;
  const host = headers['x-forwarded-host'] ?? headers.host;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== host;
}

function visitOf(found: PublicResolution): PlainVisit {
  if (found.kind === 'page') return { lang: found.lang, size: found.sized?.size };
  return found.kind === 'notFound' ? { lang: found.lang, size: found.size } : { lang: 'vi' };
}

function takeTurn({ req, options }: Exchange): boolean {
  return options.rateLimit.take(visitorAddress(req, options.trustsProxy));
}

/** The front switched off: the address is still mapped and the render still anonymous. */
function passMapped({ req, res, options }: Exchange, page: Page, search: string): unknown {
  const stamp = new URLSearchParams(search).get('_rsc');
  const query = new URLSearchParams(page.allowedQuery);
  if (stamp) query.set('_rsc', stamp);
  req.url = query.size > 0 ? `${page.inner}?${query}` : page.inner;
  delete req.headers.cookie;
  delete req.headers.authorization;
  return options.next(req, res);
}

/** Looking for what does not exist is counted like a search, so that guessing addresses is slow. */
function sendAnswer(exchange: Exchange, answer: PageAnswer, page: Page): void {
  const { isKept } = page;
  const visit = visitOf(page);
  const isMissing = answer.kind === 'page' ? answer.page.status !== 200 : answer.kind === 'missing';
  if (isMissing && isKept && !takeTurn(exchange)) sendPlain(exchange, 'tooMany', visit);
  else if (answer.kind === 'page') sendPage(exchange.req, exchange.res, answer.page);
  else sendPlain(exchange, answer.kind === 'missing' ? 'notFound' : answer.kind, visit);
}

function sendPage(req: IncomingMessage, res: ServerResponse, page: StoredPage): void {
  const encoding = chooseEncoding(req.headers['accept-encoding']);
  const { bytes, etag, headers } = page.bodies[encoding];
  const isRevalidated = headers.ETag !== undefined && page.status === 200;
  if (isRevalidated && matchesEtag(req.headers['if-none-match'], etag)) {
    const {
      'Content-Length': _length,
      'Content-Encoding': _encoding,
      'Content-Type': _type,
      ...rest
    } = headers;
    res.writeHead(304, rest).end();
    return;
  }
  res.writeHead(page.status, headers).end(req.method === 'HEAD' ? undefined : bytes);
}

function sendPlain({ req, res, options }: Exchange, kind: PlainKind, visit: PlainVisit): void {
  const body = Buffer.from(plainPage(kind, visit, options.texts), 'utf8');
  res.writeHead(plainStatus[kind], {
    ...publicHeaders,
    'Cache-Control': 'no-store',
    'Content-Length': body.length,
    ...(kind === 'methodNotAllowed' ? { Allow: 'GET, HEAD' } : {}),
    ...(kind === 'tooMany' ? { 'Retry-After': options.rateLimit.retryAfterSeconds } : {}),
    ...(kind === 'away' || kind === 'busy' ? { 'Retry-After': 10 } : {}),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}
