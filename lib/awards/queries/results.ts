/**
 * Results of a round as they may be told: by file, with the ceremony and the words of the letters.
 * Empty until the round has its decision. Refuses circumstances: nothing here reaches them.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type FileResult, type LetterKind, letterKinds, usualWords } from '@/lib/documents/result-letter';
import { compareNames, comparePlaces } from '@/lib/kernel/names';
import { type Dossier, dossierList } from './dossiers';
import { type RoundFacts, roundBySlug } from './rounds';

export interface ResultLine {
  file: Dossier;
  /** School or hamlet that handed the file in, as letters are sorted. */
  unit: string;
  result: FileResult;
  amountVnd: bigint;
  decisionId: number | null;
  /** Gets a letter of its own: not a second file of the same person, nor one that was withdrawn. */
  hasLetter: boolean;
  /** Was called up from the reserve for an award that was taken back. */
  isCalledUp: boolean;
}

/** Every file of a decided round with its result, by unit and name. Files the reader stands aside from are absent. */
export async function resultsOf(tx: Tx, roundId: number): Promise<ResultLine[]> {
  const rows = await tx.execute<{
    id: string;
    result: FileResult | null;
    unit: string | null;
    amount: string | null;
    decision: string | null;
    isCalledUp: boolean;
  }>(sql`
    SELECT n.id, EXISTS (SELECT 1 FROM app.reserve_call k WHERE k.association_id = n.association_id AND k.nomination_id = n.id) AS "isCalledUp", app.nomination_result(n.association_id, n.id) AS result, w.amount_vnd::text AS amount, w.decision_id AS decision,
           (SELECT l.unit FROM app.nomination_link_file f JOIN app.nomination_link l ON l.association_id = f.association_id AND l.id = f.link_id
             WHERE f.association_id = n.association_id AND f.nomination_id = n.id) AS unit
      FROM app.nomination n
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id AND w.status = 'decided'
     WHERE n.round_id = ${roundId}`);
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return (await dossierList(tx, roundId))
    .flatMap((file) => {
      const row = byId.get(file.id);
      if (!row?.result) return [];
      const unit = row.unit || file.proposedByUnit || file.school || file.unitName || file.unitWrittenAs;
      const decisionId = row.decision === null ? null : Number(row.decision);
      const hasLetter = file.status !== 'duplicate' && row.result !== 'withdrawn';
      const { result, isCalledUp } = row;
      return [{ file, unit, result, amountVnd: BigInt(row.amount ?? 0), decisionId, hasLetter, isCalledUp }];
    })
    .sort((a, b) => comparePlaces(a.unit, b.unit) || compareNames(a.file.name, b.file.name));
}

export interface LetterWords {
  kind: LetterKind;
  /** 0: nobody has written words for this round. */
  version: number;
  body: string;
}

/** Words of each kind: the round's newest, else those of the association's latest round, else the usual ones. */
export async function letterWords(tx: Tx, roundId: number): Promise<LetterWords[]> {
  const rows = await tx.execute<{ kind: LetterKind; version: number; body: string }>(sql`
    SELECT DISTINCT ON (kind) kind, CASE WHEN round_id = ${roundId} THEN version ELSE 0 END AS version, body
      FROM app.round_letter ORDER BY kind, (round_id = ${roundId}) DESC, written_at DESC`);
  return letterKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return row ? { ...row } : { kind, version: 0, body: usualWords[kind] };
  });
}

export interface NextCeremony {
  heldOn: string;
  place: string;
}

/** The ceremony of the round, the latest when there are several. */
export async function ceremonyOf(tx: Tx, roundId: number): Promise<NextCeremony | undefined> {
  const [row] = await tx.execute<NextCeremony & Record<string, unknown>>(sql`
    SELECT held_on::text AS "heldOn", place FROM app.ceremony WHERE round_id = ${roundId} ORDER BY held_on DESC, id DESC LIMIT 1`);
  return row;
}

export interface LettersData {
  round: RoundFacts;
  words: LetterWords[];
  results: ResultLine[];
  ceremony: NextCeremony | undefined;
}

/** The page of letters; null when there is no such round. */
export async function lettersPage(tx: Tx, slug: string): Promise<LettersData | null> {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const results = await resultsOf(tx, round.id);
  return { round, results, words: await letterWords(tx, round.id), ceremony: await ceremonyOf(tx, round.id) };
}
