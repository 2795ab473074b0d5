/**
 * A decision is changed by another decision only: one person writes what it takes back or corrects, a leader who did
 * not write it signs. Promise, certificates and honour list follow in the same call of app.sign_change.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionChange } from '@/db/schema/decision-changes';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { decisionReference } from '@/lib/documents/award-papers';
import { proposedChange, receiversFor } from '@/lib/documents/change-wording';
import { readArticles, writtenForm } from '@/lib/documents/round-text';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { fingerprintOf } from '../fingerprint';
import { holdRound } from '../hold-round';
import { awardLines } from '../queries/awards';
import { decisionsOf } from '../queries/decisions';
import { roundBySlug } from '../queries/rounds';
import { roundPaperFacts } from '../round-facts';
import type { ChangeDraftInput } from '../schema/change-forms';
import type { IssuedDecision } from './issue-decision';

/**
 * Writes the change, to be signed by somebody else. @returns its id
 * @throws DomainError awards.notFound, awards.notInDecision, awards.nothingTicked, awards.textIncomplete,
 *   awards.textNamesSomebody, awards.paperNeedsAll, access.notPermitted
 */
export async function draftDecisionChange(tx: Tx, actor: Actor, input: ChangeDraftInput): Promise<number> {
  const facts = await roundBySlug(tx, input.round);
  const earlier = facts && (await decisionsOf(tx, facts.id)).find((one) => one.id === input.decisionId);
  if (!facts || !earlier || earlier.changes) throw new DomainError('awards.notFound');
  if (facts.hiddenFiles > 0) throw new DomainError('awards.paperNeedsAll');
  const round = await holdRound(tx, facts.id, 'share');
  const standing = (await awardLines(tx, round.id, actor.userId)).filter(
    (one) => one.decisionId === earlier.id,
  );
  const awardIds = input.outcome === 'revoke' ? [...new Set(input.award)].sort((a, b) => a - b) : [];
  if (input.outcome === 'revoke' && awardIds.length === 0) throw new DomainError('awards.nothingTicked');
  const { issuer } = await roundPaperFacts(tx, facts, [], earlier.decidedOn);
  const proposed = proposedChange({
    ...{ issuerName: issuer.name, number: decisionReference(earlier.number, earlier.symbol) },
    ...{ decidedOn: earlier.decidedOn, outcome: input.outcome },
    ...{ revoked: awardIds.length, standing: standing.length },
  });
  const body =
    input.articles === '' && input.outcome === 'revoke' ? proposed.body : readArticles(input.articles);
  if (!body || body.length === 0) {
    const articles = input.articles === '' ? 'fields.required' : 'awards.articleOrder';
    throw new DomainError('awards.textIncomplete', { fields: { articles } });
  }
  const subject = normaliseText(input.subject) || proposed.subject;
  const content = writtenForm({
    ...proposed,
    subject,
    body,
    distribution: receiversFor(body.length),
  });
  await record(tx, actor, {
    kind: 'round.changeWritten',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { outcome: input.outcome, count: awardIds.length },
  });
  const reasonValueId = await keepText(tx, null, 'reason', normaliseLines(input.reason));
  const [row] = await tx
    .insert(decisionChange)
    .values({
      ...{ associationId: round.associationId, roundId: round.id, decisionId: earlier.id },
      ...{
        outcome: input.outcome,
        awardList: awardIds.join(','),
        content,
        fingerprint: fingerprintOf(content),
      },
      ...{ reasonValueId, writtenBy: actor.userId },
    })
    .returning({ id: decisionChange.id });
  return row!.id;
}

export interface SignChangeInput {
  changeId: number;
  decidedOn: string;
}

/** What the signer's PIN confirms: these words about that decision, exactly these awards, this day. */
export async function changeDigest(tx: Tx, input: SignChangeInput): Promise<Buffer> {
  const [row] = await tx.execute<{ digest: Buffer | null }>(
    sql`SELECT app.change_digest(${input.changeId}, ${input.decidedOn}::date) AS digest`,
  );
  if (!row?.digest) throw new DomainError('awards.notFound');
  return row.digest;
}

/**
 * Signs it as the next decision of its year.
 * @throws DomainError awards.ownProposal for who wrote it, awards.notInDecision, awards.paidAward while the money has not
 *   come back, awards.onPaymentOrder, awards.changeBeforeDecision, awards.alreadyDecided, awards.recused, awards.ownAward,
 *   access.pinNotConfirmed, ledger.futureDate
 */
export async function signDecisionChange(
  tx: Tx,
  actor: Actor,
  input: SignChangeInput,
): Promise<IssuedDecision> {
  const { pinConfirmationId = null, correlationId } = actor;
  const body = JSON.stringify({ ...input, pinConfirmationId, correlationId });
  const [row] = await tx.execute<{ signed: IssuedDecision }>(
    sql`SELECT app.sign_change(${body}::jsonb) AS signed`,
  );
  return row!.signed;
}
