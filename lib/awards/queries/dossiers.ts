/**
 * Files of a round, without hardship: there is no way to it from here. Files the reader is recused from are absent.
 * Lists are in the order of Vietnamese names.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { foldText, inNameOrder } from '@/lib/kernel/names';
import { type AwardStatus, type Lane, laneOf, type NominationStatus } from '../rules/states';
import { type Mark, marksApart } from '../rules/told-apart';
import type { AwardCategory, Benefit } from '../schema/inputs';

export interface Dossier {
  id: number;
  roundId: number;
  partyId: number;
  name: string;
  birthYear: number | null;
  guardianName: string;
  school: string;
  className: string;
  merit: string;
  unitName: string;
  unitWrittenAs: string;
  proposedByUnit: string;
  categoryId: number;
  category: AwardCategory;
  benefit: Benefit;
  status: NominationStatus;
  awardStatus: AwardStatus | null;
  lane: Lane;
  rank: number | null;
  returnedReason: string;
  duplicateOfId: number | null;
  nominatedBy: number;
  nominatedByName: string;
  nominatedAt: string;
  /** What is said beside a name that another file of the round bears too; only where whole rounds are read. */
  mark?: Mark;
}

type Row = Omit<
  Dossier,
  'lane' | 'id' | 'roundId' | 'partyId' | 'categoryId' | 'duplicateOfId' | 'nominatedBy'
> &
  Record<'id' | 'roundId' | 'partyId' | 'categoryId' | 'nominatedBy', string> & {
    duplicateOfId: string | null;
  };

/** Whole files by a condition over nomination n, round r, party p; in the order they were handed in. */
export async function dossiersWhere(tx: Tx, condition: SQL): Promise<Dossier[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT n.id, n.round_id AS "roundId", n.party_id AS "partyId", coalesce(name.value, '') AS name, p.birth_year AS "birthYear",
           coalesce(guardian.value, '') AS "guardianName", coalesce(school.value, '') AS school,
           coalesce(class.value, '') AS "className", coalesce(merit.value, '') AS merit,
           coalesce((SELECT u.name FROM app.admin_unit u WHERE u.code = n.unit_code AND u.valid_from <= r.deadline_on
                      ORDER BY u.valid_from DESC LIMIT 1), '') AS "unitName",
           n.unit_written_as AS "unitWrittenAs", n.proposed_by_unit AS "proposedByUnit", n.category_id AS "categoryId",
           c.category, c.benefit, n.status, w.status AS "awardStatus", n.rank, coalesce(reason.value, '') AS "returnedReason",
           n.duplicate_of_id AS "duplicateOfId", n.nominated_by AS "nominatedBy", coalesce(who.display_name, '') AS "nominatedByName",
           n.nominated_at::text AS "nominatedAt"
      FROM app.nomination n
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      JOIN app.round_category c ON c.association_id = n.association_id AND c.id = n.category_id
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
      LEFT JOIN app.personal_value name ON name.association_id = n.association_id AND name.party_id = n.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value guardian ON guardian.association_id = n.association_id AND guardian.party_id = p.guardian_id
       AND guardian.field = 'name' AND guardian.ended_at IS NULL
      LEFT JOIN app.personal_value school ON school.association_id = n.association_id AND school.id = n.school_value_id
      LEFT JOIN app.personal_value class ON class.association_id = n.association_id AND class.id = n.class_value_id
      LEFT JOIN app.personal_value merit ON merit.association_id = n.association_id AND merit.id = n.merit_value_id
      LEFT JOIN app.personal_value reason ON reason.association_id = n.association_id AND reason.id = n.returned_reason_value_id
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
      LEFT JOIN access."user" who ON who.id = n.nominated_by
     WHERE ${condition} ORDER BY n.id`);
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    roundId: Number(row.roundId),
    partyId: Number(row.partyId),
    categoryId: Number(row.categoryId),
    duplicateOfId: row.duplicateOfId === null ? null : Number(row.duplicateOfId),
    nominatedBy: Number(row.nominatedBy),
    lane: laneOf(row.status, row.awardStatus),
  }));
}

export interface DossierFilter {
  lane?: Lane;
  /** Part of a name, school or unit; marks do not matter. */
  search?: string;
}

/** Files of a round that fit the filter, in the order of names. */
export async function dossierList(tx: Tx, roundId: number, filter: DossierFilter = {}): Promise<Dossier[]> {
  const wanted = foldText(filter.search ?? '');
  const all = await dossiersWhere(tx, sql`n.round_id = ${roundId}`);
  const apart = marksApart(all);
  const fitting = all
    .map((file) => ({ ...file, mark: apart.get(file.id) }))
    .filter((file) => !filter.lane || file.lane === filter.lane)
    .filter((file) =>
      foldText(`${file.name} ${file.school} ${file.unitName} ${file.unitWrittenAs}`).includes(wanted),
    );
  return inNameOrder(fitting, ({ name }) => name);
}

/** One file of a round, or null: it does not exist, or the reader is recused from it. */
export async function dossierOf(tx: Tx, roundId: number, nominationId: number): Promise<Dossier | null> {
  const [file] = await dossiersWhere(tx, sql`n.round_id = ${roundId} AND n.id = ${nominationId}`);
  return file ?? null;
}

/** The file to look at after this one, in the order they came in, and how many wait besides it; null when none does. */
export async function nextToReview(tx: Tx, roundId: number, after: number) {
  const [row] = await tx.execute<{ id: string; left: number }>(sql`
    SELECT n.id, (count(*) OVER ())::int AS left FROM app.nomination n
     WHERE n.round_id = ${roundId} AND n.status = 'submitted' AND n.id <> ${after} ORDER BY n.id < ${after}, n.id LIMIT 1`);
  const file = row && (await dossierOf(tx, roundId, Number(row.id)));
  return file ? { id: file.id, name: file.name, left: row.left } : null;
}

/** Whether hardship was handed in for a file: only that, never what, and also of what was erased since. Known from the log. */
export async function hasHardship(tx: Tx, nominationId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    SELECT 1 FROM audit.change WHERE association_id = app.current_association() AND table_name = 'app.hardship' AND operation = 'INSERT'
       AND row_key = app.current_association() || ':' || ${nominationId}::bigint LIMIT 1`);
  return rows.length > 0;
}
