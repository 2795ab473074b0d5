/**
 * Where a public page comes from: the store, a render already on its way, or a new render.
 * Owns the rule that a render begun before a purge may be served but is not kept (nor joined: flights.ts), whose turn it
 * is, and what happens while the purge feed is silent: every page is rendered, none is kept.
 * Refuses to show a page the guard rejected.
 */
import type { PublicForm } from '@/lib/web/public-pages';
import type { LargerText } from '@/lib/web/text-sizes';
import { type FailureReason, finish } from './finish';
import { type Begun, createFlights } from './flights';
import { finishMedia } from './media';
import type { PageStore } from './page-store';
import type { Precedence } from './precedence';
import type { Rendered, Renderer } from './renderer';
import { preparePage, type StoredPage } from './stored-page';
import { createTurnstile, TurnstileFull } from './turnstile';

export type Wanted = {
  canonical: string;
  inner: string;
  isKept: boolean;
  form: PublicForm;
  /** Asked for in larger text; see sized-source.ts. */
  sized?: { size: LargerText; plain: string };
};
export type PageAnswer =
  | { kind: 'page'; page: StoredPage }
  | { kind: 'missing' }
  | { kind: 'busy' }
  | { kind: 'broken' }
  | { kind: 'away' };

export interface PageSourceOptions {
  store: PageStore;
  renderer: Renderer;
  /** True while purge messages are known to arrive. */
  isFresh: () => boolean;
  places: number;
  waitingPlaces: number;
  /** Pictures and papers cost more: they have places of their own, so that pages never wait behind them. */
  mediaPlaces?: number;
  mediaWaitingPlaces?: number;
  /** The office goes first: awaited before each render, and while it works pages are rendered one at a time. */
  precedence?: Pick<Precedence, 'giveWay' | 'isOfficeAtWork'>;
  report: (reason: FailureReason, path: string, error?: unknown) => void;
}

export interface PageSource {
  /** What is kept under exactly this address, while purges are known to arrive. */
  kept(address: string): StoredPage | undefined;
  load(wanted: Wanted): Promise<PageAnswer>;
}

/** What a visitor gets of a render, and whether it may be kept; or why nobody may see it. */
async function completed(rendered: Rendered, form: PublicForm, mayKeep: boolean) {
  if (form === 'media') return finishMedia(rendered);
  const finished = finish(rendered, form);
  if (finished.kind === 'missing') return finished;
  if (finished.kind === 'refused') return { kind: 'broken' as const, reason: finished.reason };
  if (finished.isGone) rendered.job.status = 410;
  const isKept = mayKeep && rendered.job.tags.size > 0;
  const kind = { contentType: finished.contentType, form };
  const page = await preparePage(finished.body, rendered.job, isKept ? 'kept' : 'once', kind);
  return { kind: 'page' as const, page, isKept };
}

export function createPageSource(options: PageSourceOptions): PageSource {
  const { store, renderer, isFresh, report, precedence } = options;
  const places = () => (precedence?.isOfficeAtWork() ? 1 : options.places);
  const pass = createTurnstile(places, options.waitingPlaces);
  const passMedia = createTurnstile(() => options.mediaPlaces ?? 1, options.mediaWaitingPlaces ?? 0);
  const join = createFlights<PageAnswer>(() => store.epoch);

  async function renderPage(wanted: Wanted, mayKeep: boolean, begun: Begun): Promise<PageAnswer> {
    const fail = (reason: FailureReason, error?: unknown): PageAnswer => {
      report(reason, wanted.canonical, error);
      return { kind: isFresh() ? 'broken' : 'away' };
    };
    const epoch = store.epoch;
    begun(epoch);
    const rendered = await renderer.render(wanted.inner).catch((error: unknown) => ({ error }));
    if ('error' in rendered) return fail('timeoutOrBroken', rendered.error);
    const done = await completed(rendered, wanted.form, mayKeep);
    if (done.kind === 'broken') return fail(done.reason);
    if (done.kind === 'page' && done.isKept && mayKeep && isFresh())
      store.put(wanted.canonical, done.page, epoch);
    return done;
  }

  async function renderInTurn(
    wanted: Wanted,
    mayKeep: boolean,
    begun: Begun = () => {},
  ): Promise<PageAnswer> {
    try {
      const turnstile = wanted.form === 'media' ? passMedia : pass;
      return await turnstile(async () => {
        await precedence?.giveWay();
        return renderPage(wanted, mayKeep, begun);
      });
    } catch (error) {
      if (error instanceof TurnstileFull) return { kind: 'busy' };
      throw error;
    }
  }

  const kept = (address: string) => (isFresh() ? store.get(address) : undefined);

  async function load(wanted: Wanted): Promise<PageAnswer> {
    if (!wanted.isKept) return renderInTurn(wanted, false);
    if (isFresh()) {
      const page = kept(wanted.canonical);
      if (page) return { kind: 'page', page };
      return join(wanted.canonical, (begun) => renderInTurn(wanted, true, begun));
    }
    const answer = await renderInTurn(wanted, false);
    const copy = answer.kind === 'away' ? store.lastCopy(wanted.canonical) : undefined;
    return copy ? { kind: 'page', page: copy } : answer;
  }

  return { kept, load };
}
