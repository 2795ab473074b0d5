/** What the pages of the honour list read; names stand here. */
import { honourRounds, honourRows, publishedFigures } from '@/lib/honours/queries';
import { type PublicParams, publicYearPage } from '@/lib/web/public-page';

/** The honour list of one year, or of the latest. */
export function readHonours(params: PublicParams, year: number | undefined) {
  return publicYearPage(
    params,
    { kind: 'honourList', year, tags: ['names', 'figures'] },
    async (tx, slug, shown) => ({
      rows: await honourRows(tx, slug, shown),
      rounds: await honourRounds(tx, slug, shown),
      figures: await publishedFigures(tx, slug, 'honourList', shown),
    }),
  );
}
