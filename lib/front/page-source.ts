/**
 * Where a public page comes from: the store, a render already on its way, or a new render.
 * Owns single flight, the rule that a render begun before a purge may be served but is not kept and not joined, and
 * what happens while the purge feed is silent: every page is rendered, none is kept.
 * Refuses to show a page the guard rejected.
 */
import type { PublicForm } from '@/lib/web/public-pages';
import type { LargerText } from '@/lib/web/text-sizes';
import { type FailureReason, finish } from './finish';
import { finishMedia } from './media';
import type { PageStore } from './page-store';
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
  report: (reason: FailureReason, path: string, error?: unknown) => void;
}

export interface PageSource {
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

type Flight = { epoch: number; answer: Promise<PageAnswer> };

export function createPageSource(options: PageSourceOptions): PageSource {
  const { store, renderer, isFresh, report } = options;
  const pass = createTurnstile(options.places, options.waitingPlaces);
  const passMedia = createTurnstile(options.mediaPlaces ?? 1, options.mediaWaitingPlaces ?? 0);
  const flights = new Map<string, Flight>();

  async function renderPage(wanted: Wanted, mayKeep: boolean): Promise<PageAnswer> {
    const fail = (reason: FailureReason, error?: unknown): PageAnswer => {
      report(reason, wanted.canonical, error);
      return { kind: isFresh() ? 'broken' : 'away' };
    };
    const epoch = store.epoch;
    const rendered = await renderer.render(wanted.inner).catch((error: unknown) => ({ error }));
    if ('error' in rendered) return fail('timeoutOrBroken', rendered.error);
    const done = await completed(rendered, wanted.form, mayKeep);
    if (done.kind === 'broken') return fail(done.reason);
    if (done.kind === 'page' && done.isKept && mayKeep && isFresh())
      store.put(wanted.canonical, done.page, epoch);
    return done;
  }

  async function renderInTurn(wanted: Wanted, mayKeep: boolean): Promise<PageAnswer> {
    try {
      const turnstile = wanted.form === 'media' ? passMedia : pass;
      return await turnstile(() => renderPage(wanted, mayKeep));
    } catch (error) {
      if (error instanceof TurnstileFull) return { kind: 'busy' };
      throw error;
    }
  }

  function join(wanted: Wanted): Promise<PageAnswer> {
    const path = wanted.canonical;
    const current = flights.get(path);
    if (current?.epoch === store.epoch) return current.answer;
    const flight: Flight = { epoch: store.epoch, answer: renderInTurn(wanted, true) };
    flights.set(path, flight);
    const land = () => {
      if (flights.get(path) === flight) flights.delete(path);
    };
    flight.answer.then(land, land);
    return flight.answer;
  }

  async function load(wanted: Wanted): Promise<PageAnswer> {
    if (!wanted.isKept) return renderInTurn(wanted, false);
    if (isFresh()) {
      const page = store.get(wanted.canonical);
      return page ? { kind: 'page', page } : join(wanted);
    }
    const answer = await renderInTurn(wanted, false);
    const copy = answer.kind === 'away' ? store.lastCopy(wanted.canonical) : undefined;
    return copy ? { kind: 'page', page: copy } : answer;
  }

  return { load };
}
