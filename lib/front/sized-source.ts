/**
 * Pages in larger text, out of the pages in normal size (docs/decisions/0037).
 * Owns that a larger page costs no render of its own, is kept only once somebody asked for it, and leaves with the
 * page it was made of: it carries the same tags and is not kept when anything was purged meanwhile.
 * Refuses search engines: the normal address is the one to be found.
 */
import type { LargerText } from '@/lib/web/text-sizes';
import { enlarge, type IsPage } from './enlarge';
import type { PageAnswer, PageSource, Wanted } from './page-source';
import type { PageStore } from './page-store';
import { preparePage, type StoredPage } from './stored-page';

export interface SizedSourceOptions {
  source: PageSource;
  store: PageStore;
  isFresh: () => boolean;
  isPage: IsPage;
}

/** What is asked in normal size goes straight to `source`. */
export function createSizedSource({ source, store, isFresh, isPage }: SizedSourceOptions): PageSource {
  async function load(wanted: Wanted): Promise<PageAnswer> {
    const { sized, canonical } = wanted;
    if (!sized) return source.load(wanted);
    const mayKeep = wanted.isKept && isFresh();
    const kept = mayKeep ? source.kept(canonical) : undefined;
    if (kept) return { kind: 'page', page: kept };
    const epoch = store.epoch;
    const answer = await source.load({ ...wanted, canonical: sized.plain, sized: undefined });
    if (answer.kind !== 'page') return answer;
    const isKept = mayKeep && answer.page.tags.length > 0;
    const page = await enlarged(answer.page, sized.size, { isKept, isPage });
    if (isKept && isFresh()) store.put(canonical, page, epoch);
    return { kind: 'page', page };
  }
  return { kept: source.kept, load };
}

type Making = { isKept: boolean; isPage: IsPage };

function enlarged(
  { status, tags, bodies }: StoredPage,
  size: LargerText,
  { isKept, isPage }: Making,
): Promise<StoredPage> {
  const html = enlarge(bodies.identity.bytes.toString('utf8'), size, isPage);
  const job = { status, tags: new Set(tags), isHidden: true };
  const kind = { contentType: 'text/html; charset=utf-8', form: 'page' as const };
  return preparePage(html, job, isKept ? 'kept' : 'once', kind);
}
