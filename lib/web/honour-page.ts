/**
 * The page of one honour.
 * Owns that a code which was never given, a name that was withdrawn and an award that was taken back get one answer, to
 * the byte: 410 and a sentence that fits all of them. Refuses search engines, whoever the page is about.
 */
import { honourRounds, publicHonour } from '@/lib/honours/queries';
import { namedHonours, roundsOf } from '@/lib/honours/rules/honours';
import type { HonourRound, OneHonour } from '@/lib/honours/schema/published';
import { hideFromSearch, pageStatus, tagPage } from './page-tags';
import { type PublicParams, publicPage } from './public-page';

export interface HonourPageContent {
  honour: OneHonour & { name: string };
  rounds: HonourRound[];
  year: number;
  code: string;
}

/** Content undefined: nothing stands here, or no longer. Untagged then, so that the answer is not kept. */
export function publicHonourPage(params: PublicParams) {
  hideFromSearch();
  return publicPage(params, [], async (tx, slug): Promise<HonourPageContent | undefined> => {
    const { nam, the } = await params;
    const [year, code] = [Number(nam), the ?? ''];
    const row = await publicHonour(tx, slug, year, code);
    const [honour] = row ? namedHonours([row]) : [];
    if (!honour) {
      pageStatus(410);
      return undefined;
    }
    tagPage(`names:${slug}`, `figures:${slug}`);
    const rounds = roundsOf(honour, await honourRounds(tx, slug, year));
    return { honour, rounds, year, code };
  });
}
