/**
 * Writes the words of a paper of a round as its next version. Nothing is changed: the version before stays.
 * Refuses what cannot be printed, names of people, and any word after the signature; the database refuses the last two too.
 */
import type { Tx } from '@/db/client';
import { roundTextCitation } from '@/db/schema/legal-documents';
import { roundText } from '@/db/schema/round-texts';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { awardTotalVnd } from '@/lib/documents/award-list';
import {
  type RoundText,
  type RoundTextKind,
  readArticles,
  textLines,
  writtenForm,
} from '@/lib/documents/round-text';
import { statedTotals } from '@/lib/documents/round-wording';
import { DomainError } from '@/lib/kernel/invariant';
import { formatVndUnit } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import { fingerprintOf } from '../fingerprint';
import { holdRound } from '../hold-round';
import { awardLines } from '../queries/awards';
import { isInForce, legalDocuments } from '../queries/legal-documents';
import { lastTextOf, listDigestOf, listFor } from '../queries/round-texts';
import { roundBySlug } from '../queries/rounds';
import { todayOf } from '../queries/today';
import type { RoundTextInput } from '../schema/text-forms';

/** The words as they will be kept, `cited` lines first. @throws DomainError awards.textIncomplete, naming the boxes */
function textOf(input: RoundTextInput, cited: readonly string[]): RoundText {
  const { kind } = input;
  const articles = kind === 'decision' ? readArticles(input.body) : textLines(input.body);
  const words: RoundText = {
    subject: normaliseText(input.subject),
    authority: normaliseText(input.authority),
    grounds: [...cited, ...textLines(input.grounds).filter((line) => !cited.includes(line))],
    body: articles ?? [],
    closing: normaliseText(input.closing),
    distribution: textLines(input.distribution).map((line) => line.replace(/^[-–]\s*/, '')),
    signAuthority: normaliseText(input.signAuthority),
    signOffice: normaliseText(input.signOffice),
  };
  const isMissing: Record<string, boolean> = {
    body: words.body.length === 0,
    grounds: kind === 'decision' && words.grounds.length === 0,
    authority: kind !== 'minutes' && words.authority === '',
    closing: kind !== 'decision' && words.closing === '',
    signOffice: kind === 'submission' && words.signOffice === '',
  };
  const missing = Object.keys(isMissing).filter((name) => isMissing[name]);
  if (missing.length > 0) {
    const codeOf = (name: string) =>
      name === 'body' && articles === null ? 'awards.articleOrder' : 'fields.required';
    throw new DomainError('awards.textIncomplete', {
      fields: Object.fromEntries(missing.map((name) => [name, codeOf(name)])),
    });
  }
  return words;
}

/**
 * Keeps the words as the next version; the same words for the same list again change nothing.
 * @returns the version that now stands
 * @throws DomainError awards.textFrozen after the signature, awards.textNamesSomebody, awards.textChanged when somebody
 *   wrote meanwhile, awards.changedSinceShown when the list is another one, awards.paperNeedsAll,
 *   awards.textIncomplete, awards.textWrongTotal, awards.wrongState,
 *   awards.documentNotInForce
 */
export async function writeRoundText(
  tx: Tx,
  actor: Actor,
  input: RoundTextInput,
): Promise<{ version: number }> {
  const facts = await roundBySlug(tx, input.round);
  if (!facts) throw new DomainError('awards.notFound');
  // Who does not see a file would write a sum that is too small.
  if (facts.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  const round = await holdRound(tx, facts.id, 'no key update');
  const list = listFor(input.kind, await awardLines(tx, round.id, actor.userId), facts.minApprovals);
  const listDigest = await listDigestOf(
    tx,
    list.map((one) => one.id),
  );
  if (listDigest !== input.list) throw new DomainError('awards.changedSinceShown');
  const last = await lastTextOf(tx, round.id, input.kind);
  if ((last?.version ?? 0) !== input.afterVersion) throw new DomainError('awards.textChanged');
  const cited = input.kind === 'decision' ? await citedOf(tx, input, facts.meetingOn) : [];
  const words = textOf(
    input,
    cited.map((one) => one.line),
  );
  if (list.length > 0) demandTotal(words, awardTotalVnd(list));
  const content = writtenForm(words);
  return keepRoundText(tx, actor, { ...round, kind: input.kind, content, listDigest, cited });
}

interface Cited {
  documentId: number;
  line: string;
  keptReason: string;
}

/** Words that name another sum than their list adds up to are of an older list. @throws DomainError awards.textWrongTotal */
function demandTotal(words: RoundText, totalVnd: bigint): void {
  const wrong = statedTotals([words.subject, ...words.body]).find((statedVnd) => statedVnd !== totalVnd);
  if (wrong === undefined) return;
  throw new DomainError('awards.textWrongTotal', {
    params: { stated: formatVndUnit(wrong), total: formatVndUnit(totalVnd) },
    fields: { body: 'awards.textWrongTotal' },
  });
}

/** The ticked documents by rank; one that is not in force needs the reason for keeping it. */
async function citedOf(tx: Tx, input: RoundTextInput, meetingOn: string | null): Promise<Cited[]> {
  const day = meetingOn ?? (await todayOf(tx));
  const chosen = (await legalDocuments(tx)).filter((one) => input.cite.includes(one.id));
  if (chosen.length !== new Set(input.cite).size) throw new DomainError('awards.notFound');
  return chosen.map((one) => {
    const stands = isInForce(one, day);
    if (!stands && input.keptReason === '') {
      throw new DomainError('awards.documentNotInForce', {
        fields: { keptReason: 'awards.documentNotInForce' },
      });
    }
    return { documentId: one.id, line: one.line, keptReason: stands ? '' : normaliseText(input.keptReason) };
  });
}

interface KeptText {
  associationId: number;
  id: number;
  kind: RoundTextKind;
  content: string;
  listDigest: string;
  cited?: readonly Cited[];
}

/** Keeps words that are ready, unless they stand already; the caller holds the round. */
export async function keepRoundText(tx: Tx, actor: Actor, input: KeptText): Promise<{ version: number }> {
  const { associationId, id: roundId, kind, content, listDigest, cited = [] } = input;
  const last = await lastTextOf(tx, roundId, kind);
  if (last?.content === content && last.listDigest === listDigest && cited.every((one) => !one.keptReason)) {
    return { version: last.version };
  }
  const version = (last?.version ?? 0) + 1;
  const fingerprint = fingerprintOf(content);
  await record(tx, actor, {
    kind: 'round.textWritten',
    subjectType: 'round',
    subjectId: String(roundId),
    payload: { paper: kind, version, fingerprint },
  });
  await tx.insert(roundText).values({
    ...{ associationId, roundId, kind, version, fingerprint, content, listDigest },
    writtenBy: actor.userId,
  });
  if (cited.length > 0) {
    await tx.insert(roundTextCitation).values(
      cited.map(({ documentId, keptReason }) => ({
        associationId,
        roundId,
        version,
        documentId,
        keptReason,
      })),
    );
  }
  return { version };
}
