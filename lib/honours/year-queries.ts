/** The four sums of every published year of a fund, for years side by side. Owns nothing but the reading; from schema pub alone. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

export interface FundYear {
  year: number;
  /** yyyy-mm-dd: the day the figures tell of. */
  asOf: string;
  openingVnd: bigint;
  inVnd: bigint;
  outVnd: bigint;
  closingVnd: bigint;
}

/** Years whose figures are in force, the earliest first. */
export async function fundYears(tx: Tx, slug: string): Promise<FundYear[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT f.year::text AS year, p.as_of::text AS "asOf",
           max(f.amount_vnd) FILTER (WHERE f.figure = 'opening')::text AS opening, max(f.amount_vnd) FILTER (WHERE f.figure = 'in')::text AS came,
           max(f.amount_vnd) FILTER (WHERE f.figure = 'out')::text AS went, max(f.amount_vnd) FILTER (WHERE f.figure = 'closing')::text AS closing
      FROM pub.figure f JOIN pub.publication p ON p.slug = f.slug AND p.kind = f.kind AND p.year = f.year
     WHERE f.slug = ${slug} AND f.kind = 'fundFigures' AND f.figure IN ('opening', 'in', 'out', 'closing')
     GROUP BY f.year, p.as_of ORDER BY f.year LIMIT 100`);
  return rows.map((row) => ({
    ...{ year: Number(row.year), asOf: row.asOf! },
    ...{ openingVnd: BigInt(row.opening!), inVnd: BigInt(row.came!) },
    ...{ outVnd: BigInt(row.went!), closingVnd: BigInt(row.closing!) },
  }));
}
