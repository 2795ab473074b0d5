/**
 * One request for a staff page: the address that was asked for, and the status its answer gets.
 * Owns the visit that travels with the render in an AsyncLocalStorage, hung on globalThis like the job of a public page.
 * Refuses to change the answer of scripts: only a whole document carries the status, since the running application
 * shows the same sentence in its place.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';

interface OfficeVisit {
  readonly path: string;
  /** Takes one of the forms this visitor may send without an account; false when none is left. */
  readonly takeFormTurn: () => boolean;
  status: 200 | 403 | 404;
}

const STORAGE = Symbol.for('densach.office-visit');
type GlobalWithStorage = typeof globalThis & { [STORAGE]?: AsyncLocalStorage<OfficeVisit> };

function storage(): AsyncLocalStorage<OfficeVisit> {
  const holder = globalThis as GlobalWithStorage;
  holder[STORAGE] ??= new AsyncLocalStorage<OfficeVisit>();
  return holder[STORAGE];
}

/** Path and query as a person would type them; undefined outside of a request through the custom server. */
export function visitedPath(): string | undefined {
  return storage().getStore()?.path;
}

/**
 * Sets the status of the running answer; the page still renders its own sentence, which also stands without scripts.
 * Does nothing outside a request through the custom server.
 */
export function visitStatus(status: 403 | 404): void {
  const visit = storage().getStore();
  if (visit) visit.status = status;
}

/**
 * Counts one form that a stranger sends; false when this visitor has sent too many. Who it is stays with the front.
 * Outside a request through the custom server nobody is counted.
 */
export function takeFormTurn(): boolean {
  return storage().getStore()?.takeFormTurn() ?? true;
}

/** Runs Next's handler for one request; a status set while rendering replaces the 200 of a whole document. */
export function runOfficeVisit<T>(
  req: IncomingMessage,
  res: ServerResponse,
  handle: () => T,
  takeFormTurn: () => boolean = () => true,
): T {
  const visit: OfficeVisit = { path: typedPath(req.url ?? '/'), status: 200, takeFormTurn };
  if (isDocument(req)) {
    const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse;
    res.writeHead = ((status: number, ...rest: unknown[]) =>
      writeHead(status === 200 ? visit.status : status, ...rest)) as typeof res.writeHead;
  }
  return storage().run(visit, handle);
}

function isDocument({ headers }: IncomingMessage): boolean {
  return headers.rsc === undefined && headers['next-action'] === undefined;
}

/** Without the stamp that scripts add to fetch a page in parts. */
function typedPath(url: string): string {
  const [path = '/', search = ''] = url.split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  query.delete('_rsc');
  return query.size > 0 ? `${path}?${query}` : path;
}
