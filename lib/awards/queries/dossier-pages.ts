/**
 * One page of the files of a round, and the files that one may be a duplicate of: both for rounds of thousands.
 * Owns the order (Vietnamese names) and the paging. Refuses to read what stands in files that are not shown.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { foldText, inNameOrder } from '@/lib/kernel/names';
import { type AwardStatus, laneOf, type NominationStatus } from '../rules/states';
import { type Dossier, type DossierFilter, dossiersWhere } from './dossiers';

/** So many files stand on one page. */
export const FILES_PER_PAGE = 50;

export interface DossierPage {
  files: Dossier[];
  /** Files that fit the filter, on all pages. */
  total: number;
  /** From 1; a page beyond the last is the last. */
  page: number;
  pages: number;
}

interface Brief extends Record<string, unknown> {
  id: string;
  name: string;
  about: string;
  status: NominationStatus;
  award: AwardStatus | null;
}

/** Names and states of all files of a round; `about` is what is searched, read only where something is searched. */
function briefs(tx: Tx, roundId: number, about: SQL): Promise<Brief[]> {
  return tx.execute<Brief>(sql`
    SELECT n.id, n.status, w.status AS award, coalesce(name.value, '') AS name, ${about} AS about
      FROM app.nomination n
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      LEFT JOIN app.personal_value name ON name.association_id = n.association_id AND name.party_id = n.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
     WHERE n.round_id = ${roundId} ORDER BY n.id`);
}

const SCHOOL = sql`coalesce((SELECT s.value FROM app.personal_value s WHERE s.association_id = n.association_id AND s.id = n.school_value_id), '')`;
const UNIT = sql`coalesce((SELECT u.name FROM app.admin_unit u WHERE u.code = n.unit_code AND u.valid_from <= r.deadline_on
  ORDER BY u.valid_from DESC LIMIT 1), '')`;

/** The files of a round that fit the filter, one page of them, in the order of names. */
export async function dossierPageOf(
  tx: Tx,
  roundId: number,
  filter: DossierFilter,
  wantedPage = 1,
): Promise<DossierPage> {
  const wanted = foldText(filter.search ?? '');
  const about = wanted === '' ? sql`''` : sql`${SCHOOL} || ' ' || ${UNIT} || ' ' || n.unit_written_as`;
  const found = (await briefs(tx, roundId, about))
    .filter((file) => !filter.lane || laneOf(file.status, file.award) === filter.lane)
    .filter((file) => wanted === '' || foldText(`${file.name} ${file.about}`).includes(wanted));
  const fitting = inNameOrder(found, ({ name }) => name);
  const pages = Math.max(1, Math.ceil(fitting.length / FILES_PER_PAGE));
  const page = Math.min(Math.max(1, wantedPage), pages);
  const shown = fitting.slice((page - 1) * FILES_PER_PAGE, page * FILES_PER_PAGE).map(({ id }) => Number(id));
  return { files: await inOrder(tx, shown), total: fitting.length, page, pages };
}

/**
 * Files of the round that this one may be entered twice as: the same given name, or the same school.
 * A file that it was found a duplicate of is always among them.
 */
export async function possibleOriginals(tx: Tx, roundId: number, file: Dossier): Promise<Dossier[]> {
  const [given, school] = [givenName(file.name), foldText(file.school)];
  const near = (await briefs(tx, roundId, SCHOOL)).filter(
    (other) =>
      Number(other.id) !== file.id &&
      other.status !== 'duplicate' &&
      other.status !== 'withdrawn' &&
      (Number(other.id) === file.duplicateOfId ||
        givenName(other.name) === given ||
        (school !== '' && foldText(other.about) === school)),
  );
  return inOrder(
    tx,
    inNameOrder(near, ({ name }) => name).map(({ id }) => Number(id)),
  );
}

const givenName = (name: string) => foldText(name).split(' ').at(-1) ?? '';

/** Whole files by their ids, in the order of the ids given. */
async function inOrder(tx: Tx, ids: readonly number[]): Promise<Dossier[]> {
  if (ids.length === 0) return [];
  const files = await dossiersWhere(tx, sql`n.id = ANY (${sql.param(`{${ids.join(',')}}`)}::bigint[])`);
  const byId = new Map(files.map((file) => [file.id, file]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
