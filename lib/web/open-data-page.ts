/** What the page of open data reads: which files there are. Refuses to link a file that would answer 404 or 410. */
import { type PageVersion, versionedPages } from '@/lib/honours/page-version-queries';
import { publicationVersions, publishedFigures } from '@/lib/honours/queries';
import { hasGrants } from '@/lib/honours/rules/grants';
import { type OpenList, openListKinds, openLists } from '@/lib/honours/rules/open-data';
import { publishedYears } from '@/lib/honours/rules/versions';
import { type PublicationKind, publicationKinds } from '@/lib/honours/schema/words';
import { type PublicParams, publicPage } from './public-page';

export interface OpenDataFile {
  list: OpenList;
  year?: number;
}

export interface OpenDataFiles {
  /** Every file in force, the newest year first; lists that know no year at the end. */
  files: OpenDataFile[];
  /** Something was paid out in a published year: the export for 360Giving is there. */
  hasGrants: boolean;
  /** Lists of a year and pages that have a history of versions. */
  histories: { lists: { kind: PublicationKind; year: number }[]; pages: PageVersion[] };
}

/** Which files an association has. */
export function readOpenData(params: PublicParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug): Promise<OpenDataFiles> => {
    const versions = await publicationVersions(tx, slug);
    const dated = openLists.flatMap((list) => {
      const years = new Set(openListKinds[list].flatMap((kind) => publishedYears(versions, kind)));
      return [...years].map((year) => ({ list, year }));
    });
    dated.sort((a, b) => b.year - a.year || openLists.indexOf(a.list) - openLists.indexOf(b.list));
    const figures = [];
    for (const year of publishedYears(versions, 'fundFigures'))
      figures.push(...(await publishedFigures(tx, slug, 'fundFigures', year)));
    const lists = publicationKinds.flatMap((kind) =>
      publishedYears(versions, kind).map((year) => ({ kind, year })),
    );
    return {
      files: [...dated, { list: 'rounds' }, { list: 'campaigns' }],
      hasGrants: hasGrants(figures),
      histories: { lists, pages: await versionedPages(tx, slug) },
    };
  });
}
