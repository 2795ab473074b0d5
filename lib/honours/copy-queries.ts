/**
 * What staff read about copies of an honour list: which left the house, and which are out of date since when.
 * Refuses to count anything itself: the database compares each copy with the consents and versions since.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { YearOfHonours } from './public-papers';
import { honourRows, publicAssociation, publicationVersions } from './queries';
import { versionInForce } from './rules/versions';
import { kindSlugs } from './schema/words';

export interface HonourCopy {
  id: number;
  version: number;
  /** People named in it when it was made. */
  named: number;
  madeBy: string;
  madeAt: string;
  reason: string;
  /** Since when it shows what may not be shown any more, or lacks somebody; null: it is still right. */
  changedSince: string | null;
  withdrawals: number;
  additions: number;
  /** A later version was published, or this one was withdrawn. */
  isReplaced: boolean;
  /** The reader made it within the last quarter of an hour and may take the file. */
  mayTake: boolean;
}

/** All copies of the lists of one year, newest first; for those who publish. */
export async function honourCopies(tx: Tx, year: number): Promise<HonourCopy[]> {
  const rows = await tx.execute<HonourCopy & Record<string, unknown>>(sql`
    SELECT id::int AS id, version, named, coalesce(made_by, '') AS "madeBy", made_at::text AS "madeAt", coalesce(reason, '') AS reason,
           changed_since::text AS "changedSince", withdrawals, additions, replaced AS "isReplaced", may_take AS "mayTake"
      FROM app.honour_copies(${year}::int) LIMIT 500`);
  return [...rows];
}

/** The list in force of one year as the public sees it at this moment; undefined when there is none. */
export async function honoursInForce(tx: Tx, slug: string, year: number): Promise<YearOfHonours | undefined> {
  const version = versionInForce(await publicationVersions(tx, slug), 'honourList', year);
  const association = await publicAssociation(tx, slug);
  if (typeof version !== 'object' || !association) return undefined;
  return { association, year, version, rows: await honourRows(tx, slug, year) };
}

/** Id of the version in force, for the form that copies it. */
async function honourListId(tx: Tx, year: number): Promise<number | undefined> {
  const [row] = await tx.execute<{ id: number; is_withdrawn: boolean }>(sql`
    SELECT id::int AS id, withdrawn_at IS NOT NULL AS is_withdrawn FROM app.publication
     WHERE association_id = app.current_association() AND kind = 'honourList' AND year = ${year} ORDER BY version DESC LIMIT 1`);
  return row && !row.is_withdrawn ? row.id : undefined;
}

/** Everything the page of copies shows; `publicationId` undefined: there is nothing to copy. */
export async function readCopies(tx: Tx, year: number) {
  return { copies: await honourCopies(tx, year), publicationId: await honourListId(tx, year) };
}

/** The year in an address of honour lists; undefined for other lists and for what is no year. */
export function honourYearOf({ loai, nam }: { loai: string; nam: string }): number | undefined {
  return loai === kindSlugs.honourList && /^(19|20)\d\d$/.test(nam) ? Number(nam) : undefined;
}
