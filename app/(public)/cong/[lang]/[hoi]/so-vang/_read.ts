/** What the pages of the donors’ roll read; names stand here. */
import { giftRows, publishedFigures } from '@/lib/honours/queries';
import { type PublicParams, publicYearPage } from '@/lib/web/public-page';

/** The donors’ roll of one year, or of the latest. */
export function readDonors(params: PublicParams, year: number | undefined) {
  return publicYearPage(
    params,
    { kind: 'donorRoll', year, tags: ['names', 'figures'] },
    async (tx, slug, shown) => ({
      rows: await giftRows(tx, slug, shown),
      figures: await publishedFigures(tx, slug, 'donorRoll', shown),
    }),
  );
}
