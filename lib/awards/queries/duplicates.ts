/**
 * Files that may be about the same person as this one: in the same round, or in another round of the same year.
 * A question to show beside the file. Reads no hardship; files the reader is recused from are absent.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { foldText } from '@/lib/kernel/names';
import { type DuplicateHint, duplicateHint, type IdentityTraits, unitKey } from '../rules/duplicates';

export interface DuplicateQuestion {
  nominationId: number;
  roundName: string;
  isSameRound: boolean;
  name: string;
  birthYear: number | null;
  school: string;
  unitWrittenAs: string;
  proposedByUnit: string;
  hint: DuplicateHint;
}

type Row = {
  askedId: string;
  id: string;
  partyId: string;
  roundId: string;
  roundName: string;
  name: string;
  nameFolded: string;
  birthYear: number | null;
  school: string;
  unitCode: string | null;
  unitWrittenAs: string;
  proposedByUnit: string;
};

function traits(row: Row): IdentityTraits {
  return {
    nameFolded: row.nameFolded,
    birthYear: row.birthYear,
    schoolFolded: foldText(row.school),
    unitCode: row.unitCode,
    unitFolded: unitKey(foldText(row.unitWrittenAs)),
  };
}

/** The questions to ask about a file; a file of the very same person in this round counts as likely. */
export async function duplicateQuestions(tx: Tx, nominationId: number): Promise<DuplicateQuestion[]> {
  return (await questionsAbout(tx, [nominationId])).get(nominationId) ?? [];
}

/** Which of these files raise a question about a duplicate. */
export async function questionedFiles(tx: Tx, nominationIds: readonly number[]): Promise<number[]> {
  const questions = await questionsAbout(tx, nominationIds);
  return nominationIds.filter((id) => (questions.get(id) ?? []).length > 0);
}

/**
 * The questions of many files at once: every file beside those of the same folded name and year.
 * OFFSET 0 keeps each table a look-up of its own: while its figures are young the planner takes it for empty, and
 * would read every file of the round beside every name.
 */
async function questionsAbout(
  tx: Tx,
  nominationIds: readonly number[],
): Promise<Map<number, DuplicateQuestion[]>> {
  if (nominationIds.length === 0) return new Map();
  const rows = await tx.execute<Row>(sql`
    WITH asked AS MATERIALIZED (
      SELECT n.association_id, n.id, r.fiscal_year, v.folded
        FROM unnest(${sql.param(`{${nominationIds.join(',')}}`)}::bigint[]) AS given(id)
       CROSS JOIN LATERAL (SELECT n.association_id, n.id, n.round_id, n.party_id FROM app.nomination n
                            WHERE n.id = given.id OFFSET 0) n
       CROSS JOIN LATERAL (SELECT r.fiscal_year FROM app.award_round r
                            WHERE r.association_id = n.association_id AND r.id = n.round_id OFFSET 0) r
       CROSS JOIN LATERAL (SELECT v.folded FROM app.personal_value v
                            WHERE v.association_id = n.association_id AND v.party_id = n.party_id
                              AND v.field = 'name' AND v.ended_at IS NULL OFFSET 0) v)
    SELECT asked.id AS "askedId", n.id, n.party_id AS "partyId", n.round_id AS "roundId", r.name AS "roundName", v.value AS name,
           asked.folded AS "nameFolded", p.birth_year AS "birthYear", coalesce(s.value, '') AS school, n.unit_code AS "unitCode",
           n.unit_written_as AS "unitWrittenAs", n.proposed_by_unit AS "proposedByUnit"
      FROM asked
     CROSS JOIN LATERAL (SELECT v.association_id, v.party_id, v.value FROM app.personal_value v
                          WHERE v.association_id = asked.association_id AND v.field = 'name'
                            AND v.folded = asked.folded AND v.ended_at IS NULL OFFSET 0) v
     CROSS JOIN LATERAL (SELECT n.id, n.association_id, n.party_id, n.round_id, n.status, n.school_value_id, n.unit_code,
                                n.unit_written_as, n.proposed_by_unit
                           FROM app.nomination n
                          WHERE n.association_id = v.association_id AND n.party_id = v.party_id OFFSET 0) n
     CROSS JOIN LATERAL (SELECT r.name, r.fiscal_year FROM app.award_round r
                          WHERE r.association_id = n.association_id AND r.id = n.round_id OFFSET 0) r
     CROSS JOIN LATERAL (SELECT p.birth_year FROM app.party p
                          WHERE p.association_id = n.association_id AND p.id = n.party_id OFFSET 0) p
      LEFT JOIN LATERAL (SELECT s.value FROM app.personal_value s
                          WHERE s.association_id = n.association_id AND s.id = n.school_value_id OFFSET 0) s ON true
     WHERE r.fiscal_year = asked.fiscal_year AND (n.id = asked.id OR n.status NOT IN ('duplicate', 'withdrawn')
       -- A file that carries an award on is of the same person as the file of that award, and on purpose.
       AND NOT EXISTS (SELECT 1 FROM app.award_renewal e JOIN app.award w ON w.association_id = e.association_id AND w.id = e.earlier_award_id
                        WHERE e.association_id = n.association_id
                          AND ((e.nomination_id = asked.id AND w.nomination_id = n.id) OR (e.nomination_id = n.id AND w.nomination_id = asked.id))))
     ORDER BY n.id`);
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const id = Number(row.askedId);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return new Map([...groups].map(([id, group]) => [id, questionsIn(group, id)]));
}

function questionsIn(rows: readonly Row[], nominationId: number): DuplicateQuestion[] {
  const self = rows.find((row) => Number(row.id) === nominationId);
  if (!self) return [];
  return rows.flatMap((row) => {
    if (row === self) return [];
    const hint = row.partyId === self.partyId ? 'likely' : duplicateHint(traits(self), traits(row));
    if (!hint) return [];
    return {
      ...{
        nominationId: Number(row.id),
        roundName: row.roundName,
        isSameRound: row.roundId === self.roundId,
      },
      ...{ name: row.name, birthYear: row.birthYear, school: row.school },
      ...{ unitWrittenAs: row.unitWrittenAs, proposedByUnit: row.proposedByUnit, hint },
    };
  });
}
