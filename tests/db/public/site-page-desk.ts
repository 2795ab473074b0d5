/** The desk at which the six pages are written, in the story of 2019: the secretary writes, the chair publishes. */
import type { SitePage } from '@/lib/honours/schema/site-pages';
import { sitePageNow, sitePageVersions } from '@/lib/honours/site-page-queries';
import { publishSitePage, saveSiteDraft } from '@/lib/site-pages/commands';
import { draftOf } from '@/lib/site-pages/queries';
import type { TickKind } from '@/lib/site-pages/schema';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, withPublic } from './story';

export type Words = { vi?: string; en?: string; revision?: number; over?: number };

/** Opens the story with its desk. */
export async function openDesk() {
  const story = await openStory();
  const chair = await story.as('chutich', ['chair']);
  const secretary = await story.as('thuky', ['secretary']);
  const revisionOf = async (page: SitePage) =>
    (await secretary.act((tx) => draftOf(tx, page)))?.revision ?? 0;
  return {
    ...{ story, chair, secretary, revisionOf },
    /** Saves a draft; over what stands now, unless told what was seen. */
    save: async (
      page: SitePage,
      { vi = 'Lời.', en = '', ...seen }: Words = {},
      by: Colleague = secretary,
    ) => {
      const revision = seen.revision ?? (await revisionOf(page));
      return by.act((tx, actor) => saveSiteDraft(tx, actor, { page, vi, en, revision, over: seen.over }));
    },
    publish: (
      page: SitePage,
      revision: number,
      tick: TickKind[] = [],
      reason = 'Sửa lời',
      by: Colleague = chair,
    ) => by.act((tx, actor) => publishSitePage(tx, actor, { page, revision, reason, tick })),
    now: (page: SitePage) => withPublic((tx) => sitePageNow(tx, hoi, page)),
    versions: (page: SitePage) =>
      withPublic((tx) => sitePageVersions(tx, hoi, page, { limit: 20, below: undefined })),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
