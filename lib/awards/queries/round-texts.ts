/**
 * The words of the papers of a round as they stand: the last version that was kept, else what the program proposes.
 * Owns which of them counts for which list. Refuses to write; a proposal becomes a version in a command.
 */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionText, roundText } from '@/db/schema/round-texts';
import type { Actor } from '@/lib/access/actor';
import { wordingFacts } from '@/lib/documents/award-papers';
import { type RoundText, type RoundTextKind, readWrittenForm, writtenForm } from '@/lib/documents/round-text';
import { proposedDecision, proposedMinutes, proposedSubmission } from '@/lib/documents/round-wording';
import { DomainError } from '@/lib/kernel/invariant';
import { fingerprintOf } from '../fingerprint';
import { roundPaperFacts } from '../round-facts';
import type { DecisionInput } from '../schema/inputs';
import { type AwardLine, awardLines } from './awards';
import { laneCounts } from './board';
import { citationsOf, isInForce, legalDocuments } from './legal-documents';
import { meetingFiles } from './meeting';
import { type RoundFacts, roundBySlug } from './rounds';
import { todayOf } from './today';

export interface StandingText {
  text: RoundText;
  content: string;
  fingerprint: string;
  /** 0: nothing was kept for this list yet, this is the proposal. */
  version: number;
  /** Number of the last version that was kept, for whatever list; 0: none. */
  lastVersion: number;
  writtenBy: string;
  writtenAt: string;
  /** False: it was written for another list of awards than the one it would go with now. */
  fitsList: boolean;
}

/** Hex of app.awards_digest: exactly these awards in their versions; '' for none. */
export async function listDigestOf(tx: Tx, awardIds: readonly number[]): Promise<string> {
  const [row] = await tx.execute<{ digest: string | null }>(
    sql`SELECT encode(app.awards_digest(${`{${awardIds.join(',')}}`}::bigint[]), 'hex') AS digest`,
  );
  return row!.digest ?? '';
}

/** The last version that was kept; undefined before the first. */
export async function lastTextOf(tx: Tx, roundId: number, kind: RoundTextKind) {
  const [row] = await tx
    .select({
      ...{ version: roundText.version, content: roundText.content, fingerprint: roundText.fingerprint },
      ...{ listDigest: roundText.listDigest, writtenAt: sql<string>`${roundText.writtenAt}::text` },
      isSigned: sql<boolean>`EXISTS (SELECT 1 FROM app.decision_text d WHERE d.association_id = "app"."round_text"."association_id"
        AND d.round_id = "app"."round_text"."round_id" AND d.kind = "app"."round_text"."kind" AND d.version = "app"."round_text"."version")`,
      writtenBy: sql<string>`coalesce((SELECT u.display_name FROM access."user" u WHERE u.id = ${roundText.writtenBy}), '')`,
    })
    .from(roundText)
    .where(and(eq(roundText.roundId, roundId), eq(roundText.kind, kind)))
    .orderBy(desc(roundText.version))
    .limit(1);
  return row;
}

/** The awards a paper of this kind speaks of, before a decision is signed. */
export function listFor(
  kind: RoundTextKind,
  awards: readonly AwardLine[],
  minApprovals: number,
): AwardLine[] {
  if (kind === 'minutes') return [];
  if (kind === 'submission') return awards.filter((one) => one.status !== 'withdrawn');
  const open = awards.filter((one) => one.status === 'proposed' || one.status === 'approved');
  const ready = open.filter((one) => one.status === 'approved' && one.validApprovals >= minApprovals);
  return ready.length > 0 ? ready : open;
}

/** What the program proposes; `given` are title and grounds of a decision that stand for the usual ones. */
export async function proposedText(
  tx: Tx,
  round: RoundFacts,
  kind: RoundTextKind,
  list: readonly AwardLine[],
  given: { title?: string; basis?: string } = {},
): Promise<RoundText> {
  const facts = await roundPaperFacts(tx, round, list, round.meetingOn ?? round.deadlineOn);
  if (kind === 'minutes') {
    return proposedMinutes({ occasion: round.name, agenda: await agendaOf(tx, round.id) });
  }
  return kind === 'submission'
    ? proposedSubmission(wordingFacts(facts))
    : proposedDecision({ ...wordingFacts(facts), ...given });
}

/** Files before the council, those merged and those sent back, as minutes count them. */
export async function agendaOf(tx: Tx, roundId: number) {
  const { duplicate: duplicates, returned } = await laneCounts(tx, roundId);
  const before = (await meetingFiles(tx, roundId, 0)).length;
  return { files: before + duplicates + returned, duplicates, returned };
}

/** The words as they stand for `list`. Those of a signed decision are its own: another list begins from the proposal. */
export async function standingText(
  tx: Tx,
  round: RoundFacts,
  kind: RoundTextKind,
  list: readonly AwardLine[],
): Promise<StandingText> {
  const last = await lastTextOf(tx, round.id, kind);
  const listDigest = await listDigestOf(
    tx,
    list.map((one) => one.id),
  );
  const lastVersion = last?.version ?? 0;
  if (last && !(last.isSigned && list.length > 0)) {
    return {
      ...last,
      lastVersion,
      text: readWrittenForm(last.content),
      fitsList: last.listDigest === listDigest,
    };
  }
  const text = await proposedText(tx, round, kind, list);
  const content = writtenForm(text);
  const unwritten = { version: 0, lastVersion, writtenBy: '', writtenAt: '', fitsList: true };
  return { ...unwritten, text, content, fingerprint: fingerprintOf(content) };
}

/** The text a decision was signed over; undefined for decisions before texts were kept. */
export async function textOfDecision(tx: Tx, decisionId: number) {
  const [row] = await tx
    .select({ content: roundText.content, fingerprint: decisionText.fingerprint })
    .from(decisionText)
    .innerJoin(
      roundText,
      and(
        ...[eq(roundText.roundId, decisionText.roundId), eq(roundText.kind, decisionText.kind)],
        eq(roundText.version, decisionText.version),
      ),
    )
    .where(eq(decisionText.decisionId, decisionId));
  return row && { text: readWrittenForm(row.content), fingerprint: row.fingerprint };
}

/**
 * The words a signature is asked for: those that were shown, or, where the caller names none, the standing ones with
 * its own title and grounds. @throws DomainError awards.notFound
 */
export async function textToSign(
  tx: Tx,
  input: DecisionInput,
): Promise<{ content: string; listDigest: string; isKept: boolean }> {
  const [row] = await tx.execute<{ slug: string }>(
    sql`SELECT slug FROM app.award_round WHERE id = ${input.roundId}`,
  );
  const round = row && (await roundBySlug(tx, row.slug));
  if (!round) throw new DomainError('awards.notFound');
  const list = (await awardLines(tx, round.id, 0)).filter((one) => input.awardIds.includes(one.id));
  const listDigest = await listDigestOf(tx, input.awardIds);
  const last = await lastTextOf(tx, round.id, 'decision');
  if (input.textFingerprint !== undefined && last && !last.isSigned)
    return { content: last.content, listDigest, isKept: true };
  const content = writtenForm(await proposedText(tx, round, 'decision', list, input));
  return { content, listDigest, isKept: false };
}

/** The page where the words of one paper are edited; `fresh` begins again from the proposal. */
export async function textPage(tx: Tx, actor: Actor, slug: string, kind: RoundTextKind, fresh: boolean) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const list = listFor(kind, await awardLines(tx, round.id, actor.userId), round.minApprovals);
  const standing = await standingText(tx, round, kind, list);
  const [signed] = await tx.execute<{ signed: boolean }>(
    sql`SELECT EXISTS (SELECT 1 FROM app.decision WHERE round_id = ${round.id}) AS signed`,
  );
  const cited = kind === 'decision' ? await citationsOf(tx, round.id, standing.version) : [];
  const documents = kind === 'decision' ? await legalDocuments(tx) : [];
  const day = round.meetingOn ?? (await todayOf(tx));
  const isFrozen = kind === 'decision' ? round.status !== 'proposed' : signed!.signed;
  return {
    ...{ round, kind, standing, isFrozen, awards: list.length },
    /** What stands in the boxes; cited documents have lines of their own. */
    begin: fresh ? await proposedText(tx, round, kind, list) : standing.text,
    documents: documents.map((one) => ({
      ...{ id: one.id, line: one.line, inForce: isInForce(one, day), endedOn: one.endedOn },
      isCited: !fresh && cited.some(({ documentId }) => documentId === one.id),
    })),
    keptReason: cited.find((one) => one.keptReason !== '')?.keptReason ?? '',
    isFresh: fresh && standing.version > 0,
    totalVnd: list.reduce((sum, one) => sum + one.amountVnd, 0n),
    list: await listDigestOf(
      tx,
      list.map((one) => one.id),
    ),
  };
}

export type TextPageData = NonNullable<Awaited<ReturnType<typeof textPage>>>;
