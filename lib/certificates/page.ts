/** What each page about certificates shows, read in one go. Null: there is no such decision for this reader. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionReference } from '@/lib/documents/award-papers';
import { todayVn } from '@/lib/kernel/dates';
import {
  certificatesOfDecision,
  registerOfYear,
  registerYears,
  templates,
  withoutCertificate,
} from './queries';

/** The register of a year: the one asked for, else the latest that has entries, else this year. */
export async function registerPage(tx: Tx, asked: number | undefined) {
  const years = await registerYears(tx);
  const year = asked ?? years[0] ?? Number(todayVn(new Date()).slice(0, 4));
  return {
    ...{ year, years, lines: await registerOfYear(tx, year), templates: await templates(tx) },
    round: await newestRound(tx),
  };
}

/** The round whose names a template is tried with; null before there is one. */
async function newestRound(tx: Tx): Promise<{ id: number; name: string } | null> {
  const [row] = await tx.execute<{ id: string; name: string }>(sql`
    SELECT r.id, r.name FROM app.award_round r WHERE r.association_id = app.current_association()
     ORDER BY r.fiscal_year DESC, r.deadline_on DESC, r.id DESC LIMIT 1`);
  return row ? { id: Number(row.id), name: row.name } : null;
}

/** The certificates of one decision, and the decisions that could revoke one. */
export async function certificatesPage(tx: Tx, decisionId: number) {
  const rows = await tx.execute<{
    id: string;
    number: number;
    year: number;
    symbol: string;
    round: string;
  }>(sql`
    SELECT d.id, d.number, d.year::int AS year, a.symbol, r.slug AS round
      FROM app.decision d JOIN app.association a ON a.id = d.association_id
      JOIN app.award_round r ON r.association_id = d.association_id AND r.id = d.round_id
     WHERE d.association_id = app.current_association() ORDER BY d.decided_on, d.number`);
  const decisions = rows.map((row) => ({
    ...{ id: Number(row.id), round: row.round, year: row.year },
    reference: decisionReference(row.number, row.symbol),
  }));
  const at = decisions.findIndex(({ id }) => id === decisionId);
  const decision = decisions[at];
  if (!decision) return null;
  return {
    ...{ decision, later: decisions.slice(at + 1) },
    lines: await certificatesOfDecision(tx, decisionId),
    waiting: await withoutCertificate(tx, decisionId, []),
    templates: await templates(tx),
  };
}

export type RegisterData = Awaited<ReturnType<typeof registerPage>>;
export type CertificatesData = NonNullable<Awaited<ReturnType<typeof certificatesPage>>>;
