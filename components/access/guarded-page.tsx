/**
 * A page of the office, or a door of strangers, that answers with words when it may not or cannot be shown.
 * Owns rendering the refusal in the page's place with its status, because Next's own not-found page stays blank
 * without scripts. Refuses to catch anything else: faults and redirects go on to Next.
 */
import type { ReactNode } from 'react';
import { visitStatus } from '@/lib/web/office-visit';
import { isNotFound, PageNotPermitted } from '@/lib/web/page-refusal';
import { NotPermittedPage, RefusedPage } from './refused-page';

/** What Next hands to a page with these variable segments in its address. */
export interface PageProps<Segment extends string> {
  params: Promise<Record<Segment, string>>;
}

/** Wraps the function of a page.tsx: every one below `/<hoi>/quan-ly`, and the doors that ask whether an association is there. */
export function guarded<P>(Page: (props: P) => Promise<ReactNode>) {
  return async function GuardedPage(props: P): Promise<ReactNode> {
    try {
      return await Page(props);
    } catch (error) {
      if (error instanceof PageNotPermitted) {
        visitStatus(403);
        return <NotPermittedPage refusal={error} />;
      }
      if (!isNotFound(error)) throw error;
      visitStatus(404);
      return <RefusedPage kind="notFound" />;
    }
  };
}
