/** What the pages of the fund read; bodies that gave are named in its lines. */
import { figureCheck, ledgerLines, publishedFigures } from '@/lib/honours/queries';
import { publicRounds } from '@/lib/honours/round-queries';
import { type PageTag, type PublicParams, publicYearPage } from '@/lib/web/public-page';

/** Figures and ledger lines of one year, or of the latest. */
export function readFund(params: PublicParams, year: number | undefined, tags: readonly PageTag[]) {
  return publicYearPage(params, { kind: 'fundFigures', year, tags }, async (tx, slug, shown) => ({
    figures: await publishedFigures(tx, slug, 'fundFigures', shown),
    lines: await ledgerLines(tx, slug, shown),
    rounds: await publicRounds(tx, slug),
    check: await figureCheck(tx, slug, shown),
  }));
}
