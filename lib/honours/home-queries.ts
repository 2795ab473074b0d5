/**
 * What the first page of an association shows: the latest published year of each list.
 * Owns the choice of years. Refuses anything that is not in force.
 */
import type { Tx } from '@/db/client';
import { honourRows, publicationVersions, publishedFigures } from './queries';
import { publishedYears, versionInForce } from './rules/versions';
import type { HonourRow, PublicationVersion, PublishedFigure } from './schema/published';

export interface PublishedYear {
  year: number;
  version: PublicationVersion;
  figures: PublishedFigure[];
}

export interface HomeContent {
  fund?: PublishedYear;
  honours?: PublishedYear & { rows: HonourRow[] };
  donorYear?: number;
}

/** The latest year in force of the fund, the honour list and the donors' roll. */
export async function homeContent(tx: Tx, slug: string): Promise<HomeContent> {
  const versions = await publicationVersions(tx, slug);
  const latest = async (kind: 'fundFigures' | 'honourList'): Promise<PublishedYear | undefined> => {
    const year = publishedYears(versions, kind)[0];
    const version = year === undefined ? undefined : versionInForce(versions, kind, year);
    if (year === undefined || typeof version !== 'object') return undefined;
    return { year, version, figures: await publishedFigures(tx, slug, kind, year) };
  };
  const [fund, honours] = [await latest('fundFigures'), await latest('honourList')];
  return {
    fund,
    honours: honours && { ...honours, rows: await honourRows(tx, slug, honours.year) },
    donorYear: publishedYears(versions, 'donorRoll')[0],
  };
}
