/**
 * Looking at a publication before it is made: what would change, and exactly what would be seen.
 * Owns the pairing of the version in force with a preview that is taken back. Refuses to keep anything.
 */
import type { Tx } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import { type DateVn, parseDateVn, yearOf } from '@/lib/kernel/dates';
import { createPreview } from './commands';
import { type DeskVersion, deskVersions, type VersionContent, versionContent } from './desk-queries';
import { giftRows, honourRounds, honourRows, ledgerLines } from './queries';
import { type FigureChange, figureChanges, type RowChanges, rowChanges } from './rules/changes';
import type { GiftRow, HonourRound, HonourRow, LedgerLine } from './schema/published';
import { kindSlugs, type PublicationKind, publicationKinds } from './schema/words';

export interface Review {
  kind: PublicationKind;
  year: number;
  asOf: DateVn;
  versions: DeskVersion[];
  inForce?: DeskVersion;
  /** Absent when the books refuse to be published so; `problem` says why. */
  preview?: {
    content: VersionContent;
    honours: HonourRow[];
    rounds: HonourRound[];
    gifts: GiftRow[];
    lines: LedgerLine[];
    rows: RowChanges;
    figures: FigureChange[];
  };
  problem?: string;
}

/** The day offered first: today, or the last day of a year that is over. */
export function usualDay(year: number, today: DateVn): DateVn {
  return yearOf(today) === year ? today : `${year}-12-31`;
}

/** What the address of a review asks for; undefined for a list or year that cannot be. */
export function askedReview(
  { loai, nam, den }: { loai: string; nam: string; den?: string | string[] },
  today: DateVn,
): { kind: PublicationKind; year: number; asOf: DateVn } | undefined {
  const kind = publicationKinds.find((one) => kindSlugs[one] === loai);
  if (!kind || !/^(19|20)\d\d$/.test(nam)) return undefined;
  const year = Number(nam);
  const typed = typeof den === 'string' ? parseDateVn(den, today) : undefined;
  return { kind, year, asOf: typed ?? usualDay(year, today) };
}

/** Reads both sides as staff of the association `slug`. */
export async function reviewPublication(
  tx: Tx,
  slug: string,
  { kind, year, asOf }: { kind: PublicationKind; year: number; asOf: DateVn },
): Promise<Review> {
  const versions = await deskVersions(tx, kind, year);
  const inForce = versions[0]?.isWithdrawn ? undefined : versions[0];
  const before = inForce ? await versionContent(tx, inForce.id) : { rows: [], figures: [] };
  const base = { kind, year, asOf, versions, inForce };
  try {
    const preview = await createPreview(tx, { kind, year, asOf }, async (nested, publicationId) => {
      const content = await versionContent(nested, publicationId);
      return {
        content,
        honours: kind === 'honourList' ? await honourRows(nested, slug, year) : [],
        rounds: kind === 'honourList' ? await honourRounds(nested, slug, year) : [],
        gifts: kind === 'donorRoll' ? await giftRows(nested, slug, year) : [],
        lines: kind === 'fundFigures' ? await ledgerLines(nested, slug, year) : [],
        rows: rowChanges(before.rows, content.rows),
        figures: figureChanges(before.figures, content.figures),
      };
    });
    return { ...base, preview };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { ...base, problem: refusal.code };
  }
}
