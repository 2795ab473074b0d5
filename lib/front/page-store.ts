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

class MemoryPageStore implements PageStore {
  epoch = 0;
  private readonly pages = new Map<string, StoredPage>();
  private readonly pathsByTag = new Map<string, Set<string>>();
  private readonly lastCopies = new Map<string, StoredPage>();
  private suspendedAt = 0;
  private bytes = 0;

  constructor(private readonly limits: Required<PageStoreOptions>) {}

  get size(): number {
    return this.pages.size;
  }

  get(path: string): StoredPage | undefined {
    const page = this.pages.get(path);
    if (page) {
      this.pages.delete(path);
      this.pages.set(path, page);
    }
    return page;
  }

  put(path: string, page: StoredPage, begun: number): boolean {
    const { maxPages, maxBytes } = this.limits;
    if (begun !== this.epoch || page.tags.length === 0 || page.size > maxBytes) return false;
    this.remove(path);
    this.pages.set(path, page);
    this.bytes += page.size;
    for (const tag of page.tags) {
      const paths = this.pathsByTag.get(tag);
      if (paths) paths.add(path);
      else this.pathsByTag.set(tag, new Set([path]));
    }
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= maxPages && this.bytes <= maxBytes) break;
      this.remove(oldest);
    }
    return true;
  }

  purge(tags: readonly string[] | '*'): void {
    this.epoch += 1;
    this.lastCopies.clear();
    if (tags === '*') {
      this.pages.clear();
      this.pathsByTag.clear();
      this.bytes = 0;
      return;
    }
    for (const tag of tags) for (const path of [...(this.pathsByTag.get(tag) ?? [])]) this.remove(path);
  }

  suspend(): void {
    const figures = [...this.pages].filter(([, page]) => hasOnlyFigures(page));
    this.purge('*');
    for (const [path, page] of figures) this.lastCopies.set(path, page);
    this.suspendedAt = this.limits.now();
  }

  lastCopy(path: string): StoredPage | undefined {
    const { now, lastCopyMs } = this.limits;
    return now() - this.suspendedAt < lastCopyMs ? this.lastCopies.get(path) : undefined;
  }

  private remove(path: string): void {
    const page = this.pages.get(path);
    if (!page) return;
    this.pages.delete(path);
    this.bytes -= page.size;
    for (const tag of page.tags) {
      const paths = this.pathsByTag.get(tag);
      paths?.delete(path);
      if (paths?.size === 0) this.pathsByTag.delete(tag);
    }
  }
}

/** An empty store with these bounds. */
export function createPageStore(options: PageStoreOptions): PageStore {
  return new MemoryPageStore({ now: Date.now, ...options });
}
