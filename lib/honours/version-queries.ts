/**
 * The history of one published list, from the views of the public reader alone.
 * Owns the shapes its page gets: amounts bigint đồng. Refuses names: the views hand out none, and of lists with people no
 * difference smaller than five rows.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { publicationVersions } from './queries';
import type { HistoryVersion, LineDifference, VersionDifference } from './schema/versions';
import type { PublicationKind } from './schema/words';

/** Versions on one page. */
export const VERSIONS_A_PAGE = 20;
/** Vouchers told of one version. */
export const MOST_LINES = 200;

type Row = Record<string, string | null>;
/** The versions of one page, by their numbers. */
type Asked = { kind: PublicationKind; year: number; oldest: number; newest: number };

/**
 * One page of the versions of a list and year, newest first; a withdrawn one without its difference. Figures of the fund
 * may be published daily, so a year is told in pages.
 */
export async function publicationHistory(
  tx: Tx,
  slug: string,
  { kind, year, page = 1 }: Pick<Asked, 'kind' | 'year'> & { page?: number },
): Promise<{ versions: HistoryVersion[]; total: number }> {
  const all = await publicationVersions(tx, slug);
  const every = all.filter((version) => version.kind === kind && version.year === year);
  const own = every.slice((page - 1) * VERSIONS_A_PAGE, page * VERSIONS_A_PAGE);
  const [newest, oldest] = [own[0]?.version ?? 0, own.at(-1)?.version ?? 0];
  const asked = { kind, year, newest, oldest };
  const steps = await tx.execute<Record<string, unknown>>(sql`
    SELECT version, cause, previous, is_shown AS "isShown", added, removed, changed, touched FROM pub.publication_difference
     WHERE slug = ${slug} AND kind = ${kind} AND year = ${year} AND version BETWEEN ${oldest} AND ${newest}`);
  const [figures, lines] = [
    await figureDifferences(tx, slug, asked),
    kind === 'fundFigures' ? await lineDifferences(tx, slug, asked) : new Map<number, LineDifference[]>(),
  ];
  const found = new Map(steps.map((step) => [Number(step.version), step as unknown as VersionDifference]));
  const versions = own.map((version) => {
    const step = found.get(version.version);
    const parts = { figures: figures.get(version.version) ?? [], lines: lines.get(version.version) ?? [] };
    return { ...version, difference: step && { ...step, ...parts } };
  });
  return { versions, total: every.length };
}

async function figureDifferences(tx: Tx, slug: string, { kind, year, oldest, newest }: Asked) {
  const rows = await tx.execute<Row>(sql`
    SELECT version, figure, label, was::text AS was, is_now::text AS is_now, amount_change_vnd, count_change, before_vnd, after_vnd
      FROM pub.publication_figure_change
     WHERE slug = ${slug} AND kind = ${kind} AND year = ${year} AND version BETWEEN ${oldest} AND ${newest}
     ORDER BY version, figure, label LIMIT 2000`);
  return grouped(rows, (row) => ({
    ...{
      figure: row.figure!,
      label: row.label ?? null,
      was: row.was === 'true',
      isNow: row.is_now === 'true',
    },
    ...{ amountChangeVnd: BigInt(row.amount_change_vnd!), countChange: Number(row.count_change) },
    ...{ beforeVnd: bigintOf(row.before_vnd), afterVnd: bigintOf(row.after_vnd) },
  }));
}

async function lineDifferences(tx: Tx, slug: string, { year, oldest, newest }: Asked) {
  const rows = await tx.execute<Row>(sql`
    SELECT * FROM (
      SELECT c.version, c.reference, c.occurred_on::text AS occurred_on, c.figure, c.fund_label, c.state_before, c.state_after, c.before_vnd,
             c.after_vnd, c.related_reference, row_number() OVER (PARTITION BY c.version ORDER BY c.occurred_on, c.reference, c.fund_label) AS nth
        FROM pub.publication_line_change c WHERE c.slug = ${slug} AND c.year = ${year}
         AND c.version BETWEEN ${oldest} AND ${newest}) x
     WHERE nth <= ${MOST_LINES} ORDER BY version, nth`);
  return grouped(rows, (row) => ({
    ...{ reference: row.reference!, occurredOn: row.occurred_on!, figure: row.figure! },
    ...{
      fundLabel: row.fund_label!,
      stateBefore: row.state_before ?? null,
      stateAfter: row.state_after ?? null,
    },
    ...{ beforeVnd: bigintOf(row.before_vnd), afterVnd: bigintOf(row.after_vnd) },
    relatedReference: row.related_reference ?? null,
  }));
}

function grouped<T>(rows: readonly Row[], read: (row: Row) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const version = Number(row.version);
    groups.set(version, [...(groups.get(version) ?? []), read(row)]);
  }
  return groups;
}

function bigintOf(text: string | null | undefined): bigint | null {
  return text == null ? null : BigInt(text);
}
