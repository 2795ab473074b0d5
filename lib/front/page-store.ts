/**
 * The finished pages in memory: address → page, tag → addresses.
 * Owns the bounds (number and bytes, least recently asked leaves first), the epoch that every purge moves on, and
 * the last copies that may stand in while the database is away.
 * Refuses a page rendered before the latest purge, a page without a tag, and a last copy of anything but figures.
 */
import type { StoredPage } from './stored-page';

export interface PageStoreOptions {
  maxPages: number;
  maxBytes: number;
  /** How long a last copy may be shown after the connection was lost. */
  lastCopyMs: number;
  now?: () => number;
}

export interface PageStore {
  /** Moved on by every purge; a render remembers the one it began in. */
  readonly epoch: number;
  readonly size: number;
  get(path: string): StoredPage | undefined;
  /** Keeps a page if nothing was purged since `epoch`; returns whether it was kept. */
  put(path: string, page: StoredPage, epoch: number): boolean;
  /** Drops the pages of these tags; '*' drops everything. */
  purge(tags: readonly string[] | '*'): void;
  /** Empties the store; pages that show figures only are set aside as last copies. */
  suspend(): void;
  lastCopy(path: string): StoredPage | undefined;
}

const FIGURES_PREFIX = 'figures:';

/** True when nothing but figures stands on the page: no name, no text whose withdrawal could be missed. */
function hasOnlyFigures(page: StoredPage): boolean {
  return (
    page.status === 200 && page.tags.length > 0 && page.tags.every((tag) => tag.startsWith(FIGURES_PREFIX))
  );
}

export function createPageStore({
  maxPages,
  maxBytes,
  lastCopyMs,
  now = Date.now,
}: PageStoreOptions): PageStore {
  const pages = new Map<string, StoredPage>();
  const pathsByTag = new Map<string, Set<string>>();
  const lastCopies = new Map<string, StoredPage>();
  let suspendedAt = 0;
  let bytes = 0;
  let epoch = 0;

  function remove(path: string): void {
    const page = pages.get(path);
    if (!page) return;
    pages.delete(path);
    bytes -= page.size;
    for (const tag of page.tags) {
      const paths = pathsByTag.get(tag);
      paths?.delete(path);
      if (paths?.size === 0) pathsByTag.delete(tag);
    }
  }

  function purge(tags: readonly string[] | '*'): void {
    epoch += 1;
    lastCopies.clear();
    if (tags === '*') {
      pages.clear();
      pathsByTag.clear();
      bytes = 0;
      return;
    }
    for (const tag of tags) for (const path of [...(pathsByTag.get(tag) ?? [])]) remove(path);
  }

  function put(path: string, page: StoredPage, begun: number): boolean {
    if (begun !== epoch || page.tags.length === 0 || page.size > maxBytes) return false;
    remove(path);
    pages.set(path, page);
    bytes += page.size;
    for (const tag of page.tags) {
      const paths = pathsByTag.get(tag);
      if (paths) paths.add(path);
      else pathsByTag.set(tag, new Set([path]));
    }
    for (const oldest of pages.keys()) {
      if (pages.size <= maxPages && bytes <= maxBytes) break;
      remove(oldest);
    }
    return true;
  }

  function get(path: string): StoredPage | undefined {
    const page = pages.get(path);
    if (page) {
      pages.delete(path);
      pages.set(path, page);
    }
    return page;
  }

  function suspend(): void {
    const figures = [...pages].filter(([, page]) => hasOnlyFigures(page));
    purge('*');
    for (const [path, page] of figures) lastCopies.set(path, page);
    suspendedAt = now();
  }

  return {
    get epoch() {
      return epoch;
    },
    get size() {
      return pages.size;
    },
    get,
    put,
    purge,
    suspend,
    lastCopy: (path) => (now() - suspendedAt < lastCopyMs ? lastCopies.get(path) : undefined),
  };
}
