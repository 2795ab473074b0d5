/**
 * The decision: numbered, signed with the PIN, and from this moment the money is promised.
 * The number, the promise and every refusal are made by app.sign_decision in one call.
 */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardRound } from '@/db/schema/awards';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { readWrittenForm } from '@/lib/documents/round-text';
import { DomainError } from '@/lib/kernel/invariant';
import { fingerprintOf } from '../fingerprint';
import { holdRound } from '../hold-round';
import { textToSign } from '../queries/round-texts';
import type { DecisionInput } from '../schema/inputs';
import { demandShown } from '../shown-versions';
import { keepRoundText } from './write-round-text';

export interface IssuedDecision {
  decisionId: number;
  number: number;
  year: number;
  /** Public check code printed on the paper. */
  code: string;
  totalVnd: string;
}

/** What app.decision_digest and app.sign_decision take: title and grounds are those of the words. */
function bodyOf(input: DecisionInput, content: string) {
  const text = readWrittenForm(content);
  return {
    roundId: input.roundId,
    decidedOn: input.decidedOn,
    title: text.subject,
    basis: text.grounds.join('\n'),
    awardIds: [...input.awardIds].map(Number).sort((a, b) => a - b),
    textFingerprint: fingerprintOf(content),
  };
}

/** What the signer's PIN confirms: this day, these very words, and exactly these awards as they stand now. */
export async function decisionDigest(tx: Tx, input: DecisionInput): Promise<Buffer> {
  const { content } = await textToSign(tx, input);
  const rows = await tx.execute<{ digest: Buffer }>(
    sql`SELECT app.decision_digest(${JSON.stringify(bodyOf(input, content))}::jsonb) AS digest`,
  );
  return rows[0]!.digest;
}

/**
 * Issues the next decision of its year over approved awards, in the words that were shown; when no award is left
 * undecided the round is decided. Words that nobody had kept yet are kept now.
 * @throws DomainError awards.notApproved, awards.notFound, awards.recused, awards.ownAward, ledger.fundOverspent,
 *   access.pinNotConfirmed, awards.decisionBeforeMeeting, ledger.futureDate, awards.textChanged when the words are not
 *   those shown any more, awards.textForAnotherList
 */
export async function issueDecision(tx: Tx, actor: Actor, input: DecisionInput): Promise<IssuedDecision> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['proposed']);
  if (round.meetingOn !== null && input.decidedOn < round.meetingOn) {
    throw new DomainError('awards.decisionBeforeMeeting', {
      fields: { decidedOn: 'awards.decisionBeforeMeeting' },
    });
  }
  if (input.versions) await demandShown(tx, input.awardIds, input.versions);
  const { content, listDigest, isKept } = await textToSign(tx, input);
  const shown = input.textFingerprint;
  if (shown !== undefined && shown !== fingerprintOf(content)) throw new DomainError('awards.textChanged');
  if (!isKept) await keepRoundText(tx, actor, { ...round, kind: 'decision', content, listDigest });
  const body = JSON.stringify({
    ...bodyOf(input, content),
    pinConfirmationId: actor.pinConfirmationId ?? null,
    correlationId: actor.correlationId,
  });
  const rows = await tx.execute<{ issued: IssuedDecision }>(
    sql`SELECT app.sign_decision(${body}::jsonb) AS issued`,
  );
  const open = await tx.execute<{ open: number }>(sql`
    SELECT (SELECT count(*) FROM app.award WHERE round_id = ${round.id} AND status IN ('proposed', 'approved'))::int AS open`);
  if (open[0]!.open === 0) {
    await record(tx, actor, {
      kind: 'round.changed',
      subjectType: 'round',
      subjectId: String(round.id),
      payload: { status: 'decided' },
    });
    await tx.update(awardRound).set({ status: 'decided' }).where(eq(awardRound.id, round.id));
  }
  return rows[0]!.issued;
}
