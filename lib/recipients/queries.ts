/**
 * People who were nominated or awarded, over the years, with the state of their consent to be named.
 * Reads no hardship. Files the reader is recused from are absent, and so is a person known only from them.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type AwardStatus, type Lane, laneOf, type NominationStatus } from '@/lib/awards/rules/states';
import { compareNames, foldText } from '@/lib/kernel/names';

export interface RecipientLine {
  id: number;
  name: string;
  unitName: string;
  school: string;
  /** Financial years with a decided award. */
  years: number[];
  receivedVnd: bigint;
}

type Row = Omit<RecipientLine, 'id' | 'receivedVnd'> & { id: string; receivedVnd: string };

/** Codes of units were reused over the years, so a unit is read as of the round in which it was written down. */
const unitOfLastFile = sql`coalesce((
  SELECT coalesce(u.name, f.unit_written_as) FROM app.nomination f
    JOIN app.award_round fr ON fr.association_id = f.association_id AND fr.id = f.round_id
    LEFT JOIN app.admin_unit u ON u.code = f.unit_code AND u.valid_from <= fr.deadline_on
   WHERE f.association_id = p.association_id AND f.party_id = p.id
   ORDER BY f.id DESC, u.valid_from DESC LIMIT 1), '')`;

/** People whose name holds the words searched (marks do not matter), in the order of names; at most 500. */
export async function recipientList(tx: Tx, search = ''): Promise<RecipientLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT p.id, coalesce(name.value, '') AS name,
           ${unitOfLastFile} AS "unitName",
           coalesce((SELECT s.value FROM app.personal_value s WHERE s.association_id = p.association_id AND s.party_id = p.id
                      AND s.field = 'school' AND s.ended_at IS NULL ORDER BY s.id DESC LIMIT 1), '') AS school,
           coalesce(array_agg(DISTINCT r.fiscal_year) FILTER (WHERE w.status = 'decided'), '{}') AS years,
           coalesce(sum(w.amount_vnd) FILTER (WHERE w.status = 'decided'), 0)::text AS "receivedVnd"
      FROM app.party p
      JOIN app.nomination n ON n.association_id = p.association_id AND n.party_id = p.id
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
      LEFT JOIN app.personal_value name ON name.association_id = p.association_id AND name.party_id = p.id
       AND name.field = 'name' AND name.ended_at IS NULL
     WHERE coalesce(name.folded, '') LIKE ${`%${foldText(search).replaceAll(/[\\%_]/g, '\\$&')}%`}
     GROUP BY p.association_id, p.id, name.value LIMIT 500`);
  return rows
    .map((row) => ({ ...row, id: Number(row.id), receivedVnd: BigInt(row.receivedVnd) }))
    .sort((a, b) => compareNames(a.name, b.name));
}

export interface RecipientAward {
  nominationId: number;
  roundSlug: string;
  roundName: string;
  fiscalYear: number;
  category: string;
  benefit: string;
  lane: Lane;
  amountVnd: bigint | null;
  decisionNumber: number | null;
  decisionYear: number | null;
  symbol: string;
  handedOn: string | null;
}

export interface RecipientConsent {
  id: number;
  field: string;
  purpose: string;
  giver: string;
  givenOn: string;
  withdrawnAt: string | null;
}

export interface RecipientProfile {
  id: number;
  name: string;
  birthYear: number | null;
  guardianName: string;
  unitName: string;
  school: string;
  history: RecipientAward[];
  consents: RecipientConsent[];
}

/** One person with everything but hardship, or null. */
export async function recipientProfile(tx: Tx, id: number): Promise<RecipientProfile | null> {
  const [line] = await tx.execute<Omit<RecipientProfile, 'id' | 'history' | 'consents'>>(sql`
    SELECT coalesce(name.value, '') AS name, p.birth_year AS "birthYear", coalesce(guardian.value, '') AS "guardianName",
           ${unitOfLastFile} AS "unitName",
           coalesce((SELECT s.value FROM app.personal_value s WHERE s.association_id = p.association_id AND s.party_id = p.id
                      AND s.field = 'school' AND s.ended_at IS NULL ORDER BY s.id DESC LIMIT 1), '') AS school
      FROM app.party p
      LEFT JOIN app.personal_value name ON name.association_id = p.association_id AND name.party_id = p.id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value guardian ON guardian.association_id = p.association_id AND guardian.party_id = p.guardian_id
       AND guardian.field = 'name' AND guardian.ended_at IS NULL
     WHERE p.id = ${id} AND EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = p.association_id AND n.party_id = p.id)`);
  if (!line) return null;
  return { id, ...line, history: await historyOf(tx, id), consents: await consentsOf(tx, id) };
}

type HistoryRow = Omit<RecipientAward, 'nominationId' | 'amountVnd' | 'lane'> & {
  nominationId: string;
  amountVnd: string | null;
  status: NominationStatus;
  awardStatus: AwardStatus | null;
};

async function historyOf(tx: Tx, partyId: number): Promise<RecipientAward[]> {
  const rows = await tx.execute<HistoryRow>(sql`
    SELECT n.id AS "nominationId", r.slug AS "roundSlug", r.name AS "roundName", r.fiscal_year AS "fiscalYear", c.category, c.benefit,
           n.status, w.status AS "awardStatus", w.amount_vnd::text AS "amountVnd", d.number AS "decisionNumber",
           d.year AS "decisionYear", a.symbol, h.handed_on::text AS "handedOn"
      FROM app.nomination n
      JOIN app.association a ON a.id = n.association_id
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      JOIN app.round_category c ON c.association_id = n.association_id AND c.id = n.category_id
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
      LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
      LEFT JOIN app.handover h ON h.association_id = w.association_id AND h.award_id = w.id AND h.status IN ('handed', 'handedLater')
     WHERE n.party_id = ${partyId} ORDER BY r.fiscal_year DESC, n.id DESC`);
  return rows.map(({ status, awardStatus, ...row }) => ({
    ...row,
    nominationId: Number(row.nominationId),
    amountVnd: row.amountVnd === null ? null : BigInt(row.amountVnd),
    lane: laneOf(status, awardStatus),
  }));
}

async function consentsOf(tx: Tx, partyId: number): Promise<RecipientConsent[]> {
  const rows = await tx.execute<Omit<RecipientConsent, 'id'> & { id: string }>(sql`
    SELECT id, field, purpose, giver, given_on::text AS "givenOn", withdrawn_at::text AS "withdrawnAt"
      FROM app.consent WHERE party_id = ${partyId} ORDER BY given_on DESC, id DESC`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
