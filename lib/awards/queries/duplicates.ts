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

/** The questions of many files at once: every file beside those of the same folded name and year. */
async function questionsAbout(
  tx: Tx,
  nominationIds: readonly number[],
): Promise<Map<number, DuplicateQuestion[]>> {
  if (nominationIds.length === 0) return new Map();
  const rows = await tx.execute<Row>(sql`
    WITH asked AS (
      SELECT n.id, r.fiscal_year, v.folded FROM app.nomination n
        JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
        JOIN app.personal_value v ON v.association_id = n.association_id AND v.party_id = n.party_id
         AND v.field = 'name' AND v.ended_at IS NULL
       WHERE n.id = ANY (${sql.param(`{${nominationIds.join(',')}}`)}::bigint[]))
    SELECT asked.id AS "askedId", n.id, n.party_id AS "partyId", n.round_id AS "roundId", r.name AS "roundName", v.value AS name,
           v.folded AS "nameFolded", p.birth_year AS "birthYear", coalesce(s.value, '') AS school, n.unit_code AS "unitCode",
           n.unit_written_as AS "unitWrittenAs", n.proposed_by_unit AS "proposedByUnit"
      FROM asked
      JOIN app.personal_value v ON v.field = 'name' AND v.folded = asked.folded AND v.ended_at IS NULL
      JOIN app.nomination n ON n.association_id = v.association_id AND n.party_id = v.party_id
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id AND r.fiscal_year = asked.fiscal_year
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
      LEFT JOIN app.personal_value s ON s.association_id = n.association_id AND s.id = n.school_value_id
     WHERE n.id = asked.id OR n.status NOT IN ('duplicate', 'withdrawn')
       -- A file that carries an award on is of the same person as the file of that award, and on purpose.
       AND NOT EXISTS (SELECT 1 FROM app.award_renewal e JOIN app.award w ON w.association_id = e.association_id AND w.id = e.earlier_award_id
                        WHERE e.association_id = n.association_id
                          AND ((e.nomination_id = asked.id AND w.nomination_id = n.id) OR (e.nomination_id = n.id AND w.nomination_id = asked.id)))
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
