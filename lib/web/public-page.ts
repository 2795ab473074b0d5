/**
 * The beginning of every public page: language and association of the address, then the page's own reading, in one
 * read-only transaction of the public reader.
 * Owns the tags by which publishing, consent and settings drop the kept page, and the answer 404 for an unknown address.
 * Refuses cookies and sessions: everybody gets the same page.
 */
import { type Tx, withPublic } from '@/db/client';
import { publicAssociation } from '@/lib/honours/queries';
import type { PublicAssociation } from '@/lib/honours/published';
import { isLocale, type Locale } from './messages';
import { pageStatus, tagPage } from './page-tags';
import { NO_ASSOCIATION } from './public-pages';

export type PublicParams = Promise<{ lang: string; hoi: string; nam?: string; ma?: string }>;
export type PageTag = 'names' | 'figures' | 'texts';

export interface PublicPage<T = unknown> {
  locale: Locale;
  association: PublicAssociation;
  data: T;
}

/** Language and slug of the inner address; slug undefined on pages of the whole installation. */
export async function publicPlaceOf(params: PublicParams): Promise<{ locale: Locale; hoi?: string }> {
  const { lang, hoi } = await params;
  return { locale: isLocale(lang) ? lang : 'vi', hoi: hoi === NO_ASSOCIATION ? undefined : hoi };
}

/**
 * Reads a page of one association. `tags`: 'names' where a name stands, 'figures' where published figures do.
 * Undefined when there is no such association; the status is 404 then.
 */
export async function publicPage<T>(
  params: PublicParams,
  tags: readonly PageTag[],
  read: (tx: Tx, slug: string) => Promise<T>,
): Promise<PublicPage<T> | undefined> {
  const { locale, hoi } = await publicPlaceOf(params);
  if (!hoi) return missing();
  return withPublic(async (tx) => {
    const association = await publicAssociation(tx, hoi);
    if (!association) return missing();
    tagPage(...tags.map((tag) => `${tag}:${hoi}`));
    return { locale, association, data: await read(tx, hoi) };
  });
}

/** Reads for pages that also stand without an association; tags them as texts. */
export async function publicText(
  params: PublicParams,
): Promise<{ locale: Locale; association?: PublicAssociation } | undefined> {
  const { locale, hoi } = await publicPlaceOf(params);
  if (!hoi) {
    tagPage('texts:installation');
    return { locale };
  }
  return publicPage(params, ['texts'], async () => undefined);
}

function missing(): undefined {
  pageStatus(404);
  return undefined;
}
