/**
 * What a public page says about itself while it is rendered: its tags and its status.
 * Owns the job that travels with one render in an AsyncLocalStorage. Next bundles its own copy of this module,
 * so the storage hangs on globalThis under a registered symbol and both copies meet there.
 * Refuses a malformed tag: a tag that can never be purged would keep a withdrawn name alive.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export type PageStatus = 200 | 404 | 410;

/** One render of one public page; the front reads it when the render is over. */
export interface PageJob {
  readonly tags: Set<string>;
  status: PageStatus;
  /** Search engines are told by a header, too, to keep away. */
  isHidden?: boolean;
  /** The query the page was asked with, as far as the page knows its words; '' or `?a=b`. */
  readonly query: string;
}

/** A tag is `kind:association[:detail…]`; commas and spaces are kept out because the purge message is a list. */
const TAG = /^[a-z]+:[a-z0-9_-]+(:[a-z0-9_-]+)*$/;
const MAX_TAG_LENGTH = 120;

const STORAGE = Symbol.for('densach.page-job');
type GlobalWithStorage = typeof globalThis & { [STORAGE]?: AsyncLocalStorage<PageJob> };

function storage(): AsyncLocalStorage<PageJob> {
  const holder = globalThis as GlobalWithStorage;
  holder[STORAGE] ??= new AsyncLocalStorage<PageJob>();
  return holder[STORAGE];
}

/** True for a tag that a purge message can carry. */
export function isPageTag(tag: string): boolean {
  return tag.length <= MAX_TAG_LENGTH && TAG.test(tag);
}

/**
 * Names what the page shows, so that publishing, withdrawing or consent can drop it: `names:<hoi>`,
 * `figures:<hoi>`, `figures:<hoi>:2019`, `texts:<hoi>`. A page without a tag is never kept.
 * A page with a `names:` tag leaves with `Cache-Control: no-store`. Does nothing outside a public render.
 * @throws Error when a tag is malformed
 */
export function tagPage(...tags: string[]): void {
  for (const tag of tags) {
    if (!isPageTag(tag)) throw new Error(`Malformed page tag: ${JSON.stringify(tag)}`);
    storage().getStore()?.tags.add(tag);
  }
}

/**
 * Sets the answer's status; the page still renders its own neutral sentence. Public pages call this instead of
 * `notFound()`, whose page stays blank without scripts. Does nothing outside a public render.
 */
export function pageStatus(status: 404 | 410): void {
  const job = storage().getStore();
  if (job) job.status = status;
}

/** Keeps search engines away by a header; the page says the same in its head. Does nothing outside a public render. */
export function hideFromSearch(): void {
  const job = storage().getStore();
  if (job) job.isHidden = true;
}

/** The query of this render; undefined outside a public render. */
export function askedQuery(): string | undefined {
  return storage().getStore()?.query;
}

/** A fresh job for one render. */
export function newPageJob(query = ''): PageJob {
  return { tags: new Set(), status: 200, query };
}

/** Runs one render with its job; everything awaited inside sees the same job. */
export function runPageJob<T>(job: PageJob, render: () => T): T {
  return storage().run(job, render);
}
