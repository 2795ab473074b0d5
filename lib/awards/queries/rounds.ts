/** Rounds with their categories, places and money: for the list, the board and the template of the next round. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { YearOfRound } from '../rules/next-year';
import type { RoundStatus } from '../rules/states';
import type { AwardCategory, Benefit } from '../schema/inputs';
import { stoppedVnd } from './due-instalments';

export interface RoundLine {
  id: number;
  slug: string;
  name: string;
  schoolYear: string;
  fiscalYear: number;
  status: RoundStatus;
  deadlineOn: string;
  files: number;
  decidedAwards: number;
  decidedVnd: bigint;
}

/** Every round, the newest first. Files the reader is recused from are not counted. */
export async function roundList(tx: Tx): Promise<RoundLine[]> {
  const rows = await tx.execute<
    Omit<RoundLine, 'id' | 'decidedVnd'> & { id: string; decidedVnd: string }
  >(sql`
    SELECT r.id, r.slug, r.name, r.school_year AS "schoolYear", r.fiscal_year AS "fiscalYear", r.status, r.deadline_on::text AS "deadlineOn",
           (SELECT count(*)::int FROM app.nomination n WHERE n.association_id = r.association_id AND n.round_id = r.id) AS files,
           count(w.id)::int AS "decidedAwards", coalesce(sum(w.amount_vnd - ${stoppedVnd}), 0)::text AS "decidedVnd"
      FROM app.award_round r
      LEFT JOIN app.award w ON w.association_id = r.association_id AND w.round_id = r.id AND w.status = 'decided'
     GROUP BY r.association_id, r.id ORDER BY r.fiscal_year DESC, r.deadline_on DESC, r.id DESC`);
  return rows.map((row) => ({ ...row, id: Number(row.id), decidedVnd: BigInt(row.decidedVnd) }));
}

export interface RoundCategoryFacts {
  id: number;
  category: AwardCategory;
  benefit: Benefit;
  quota: number;
  rateVnd: bigint;
  /** Files still in the way (not duplicate, withdrawn or returned). */
  files: number;
  /** Chosen by the council. */
  chosen: number;
  reserve: number;
  /** Living awards. */
  awards: number;
}

export interface RoundFacts {
  id: number;
  slug: string;
  name: string;
  schoolYear: string;
  fiscalYear: number;
  status: RoundStatus;
  deadlineOn: string;
  meetingOn: string | null;
  fundId: number;
  fundName: string;
  quorum: { numerator: number; denominator: number };
  /** Approvals an award needs in this association. */
  minApprovals: number;
  /** Files the reader does not see because of a recusal. */
  hiddenFiles: number;
  /** Under a programme of renewable scholarships: its awards may be paid in instalments. */
  isRenewable: boolean;
  categories: RoundCategoryFacts[];
}

type RoundRow = Omit<RoundFacts, 'id' | 'fundId' | 'quorum' | 'categories'> & {
  id: string;
  fundId: string;
  numerator: number;
  denominator: number;
};

/** One round by its address, or null. */
export async function roundBySlug(tx: Tx, slug: string): Promise<RoundFacts | null> {
  const rows = await tx.execute<RoundRow>(sql`
    SELECT r.id, r.slug, r.name, r.school_year AS "schoolYear", r.fiscal_year AS "fiscalYear", r.status,
           r.deadline_on::text AS "deadlineOn", r.meeting_on::text AS "meetingOn", r.fund_id AS "fundId", f.name AS "fundName",
           r.quorum_numerator AS numerator, r.quorum_denominator AS denominator, a.min_approvals AS "minApprovals",
           app.my_recused_count(r.id) AS "hiddenFiles",
           EXISTS (SELECT 1 FROM app.programme_round x JOIN app.award_programme p ON p.association_id = x.association_id AND p.id = x.programme_id
                    WHERE x.association_id = r.association_id AND x.round_id = r.id AND p.kind = 'renewableScholarship') AS "isRenewable"
      FROM app.award_round r
      JOIN app.association a ON a.id = r.association_id
      JOIN ledger.fund f ON f.association_id = r.association_id AND f.id = r.fund_id
     WHERE r.slug = ${slug}`);
  const row = rows[0];
  if (!row) return null;
  const { numerator, denominator, ...facts } = row;
  const id = Number(row.id);
  const categories = await roundCategories(tx, id);
  return { ...facts, id, fundId: Number(row.fundId), quorum: { numerator, denominator }, categories };
}

async function roundCategories(tx: Tx, roundId: number): Promise<RoundCategoryFacts[]> {
  const rows = await tx.execute<
    Omit<RoundCategoryFacts, 'id' | 'rateVnd'> & { id: string; rateVnd: string }
  >(sql`
    SELECT c.id, c.category, c.benefit, c.quota, c.rate_vnd::text AS "rateVnd",
           count(n.id) FILTER (WHERE n.status NOT IN ('duplicate', 'withdrawn', 'returned'))::int AS files,
           count(n.id) FILTER (WHERE n.status = 'shortlisted')::int AS chosen,
           count(n.id) FILTER (WHERE n.status = 'reserve')::int AS reserve,
           (SELECT count(*)::int FROM app.award w WHERE w.association_id = c.association_id AND w.category_id = c.id
               AND w.status <> 'withdrawn') AS awards
      FROM app.round_category c
      LEFT JOIN app.nomination n ON n.association_id = c.association_id AND n.category_id = c.id
     WHERE c.round_id = ${roundId} GROUP BY c.association_id, c.id ORDER BY c.id`);
  return rows.map((row) => ({ ...row, id: Number(row.id), rateVnd: BigInt(row.rateVnd) }));
}

export interface RoundTemplate extends YearOfRound {
  id: number;
  fundId: number;
  categories: { category: AwardCategory; benefit: Benefit; quota: number; rateVnd: bigint }[];
}

/** A round's categories, places and rates, to begin the next one from: that of `slug`, else the last; null: none. */
export async function roundTemplate(tx: Tx, slug?: string): Promise<RoundTemplate | null> {
  if (slug) return roundBySlug(tx, slug);
  const [last] = await tx.execute<{ slug: string }>(
    sql`SELECT slug FROM app.award_round ORDER BY fiscal_year DESC, id DESC LIMIT 1`,
  );
  const round = last ? await roundBySlug(tx, last.slug) : null;
  return round;
}

export interface FundChoice {
  id: number;
  name: string;
  availableVnd: bigint;
}

/** Open funds with what is free in them today (after what is promised). */
export async function fundChoices(tx: Tx): Promise<FundChoice[]> {
  const rows = await tx.execute<{ id: string; name: string; available: string }>(sql`
    SELECT id, name, ledger.fund_available(association_id, id)::text AS available
      FROM ledger.fund WHERE closed_on IS NULL AND kind <> 'endowmentPrincipal' ORDER BY id`);
  return rows.map((row) => ({ id: Number(row.id), name: row.name, availableVnd: BigInt(row.available) }));
}
