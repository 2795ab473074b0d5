/**
 * Writes the words of a paper of a round as its next version. Nothing is changed: the version before stays.
 * Refuses what cannot be printed, names of people, and any word after the signature; the database refuses the last two too.
 */
import type { Tx } from '@/db/client';
import { roundText } from '@/db/schema/round-texts';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import {
  type RoundText,
  type RoundTextKind,
  readArticles,
  textLines,
  writtenForm,
} from '@/lib/documents/round-text';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { fingerprintOf } from '../fingerprint';
import { holdRound } from '../hold-round';
import { awardLines } from '../queries/awards';
import { lastTextOf, listDigestOf, listFor } from '../queries/round-texts';
import { roundBySlug } from '../queries/rounds';
import type { RoundTextInput } from '../schema/text-forms';

/** The words as they will be kept. @throws DomainError awards.textIncomplete, naming the boxes */
export function textOf(input: RoundTextInput): RoundText {
  const { kind } = input;
  const articles = kind === 'decision' ? readArticles(input.body) : textLines(input.body);
  const words: RoundText = {
    subject: normaliseText(input.subject),
    authority: normaliseText(input.authority),
    grounds: textLines(input.grounds),
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
 *   awards.textIncomplete, awards.wrongState
 */
export async function writeRoundText(
  tx: Tx,
  actor: Actor,
  input: RoundTextInput,
): Promise<{ version: number }> {
  const content = writtenForm(textOf(input));
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
  return keepRoundText(tx, actor, { ...round, kind: input.kind, content, listDigest });
}

/** Keeps words that are ready, unless they stand already; the caller holds the round. */
export async function keepRoundText(
  tx: Tx,
  actor: Actor,
  input: { associationId: number; id: number; kind: RoundTextKind; content: string; listDigest: string },
): Promise<{ version: number }> {
  const { associationId, id: roundId, kind, content, listDigest } = input;
  const last = await lastTextOf(tx, roundId, kind);
  if (last?.content === content && last.listDigest === listDigest) return { version: last.version };
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
  return { version };
}
