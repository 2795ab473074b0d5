/**
 * Asking the holders of awards what may be said of them: everybody of a round on paper, one of them by a link.
 * Owns the secret of a link, which is shown once; only its hash is stored. Refuses to ask before the decision is signed
 * (the database does too), and to ask twice at a time.
 */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consentRequest, consentRequestClosure } from '@/db/schema/consents';
import { award } from '@/db/schema/decisions';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { partyOfRequest } from '../queries/request-person';
import type { ClosingCause } from '../schema/items';
import { wordsOfToday } from '../words';

export interface AskDays {
  /** Last day to answer by a link, at most 90 days ahead, in Việt Nam. */
  answerBy: DateVn;
  /** Last day on which what is agreed to holds. */
  holdsUntil: DateVn;
}

async function keepWords(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ version: number }>(
    sql`SELECT app.keep_consent_text(${wordsOfToday()}) AS version`,
  );
  return row!.version;
}

/**
 * Asks, on paper, everybody whose award of this round stands and who has no open question about it.
 * @returns how many were asked @throws DomainError access.notPermitted, consents.nobodyToAsk, links.badExpiry
 */
export async function askRound(tx: Tx, actor: Actor, input: AskDays & { roundId: number }): Promise<number> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const waiting = await tx.execute<{ id: string; partyId: string }>(sql`
    SELECT w.id, w.party_id AS "partyId" FROM app.award w
     WHERE w.association_id = ${associationId} AND w.round_id = ${input.roundId} AND w.status = 'decided'
       AND cardinality(app.needed_givers(w.association_id, w.party_id)) > 0
       AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = w.association_id AND r.award_id = w.id)
       AND NOT EXISTS (SELECT 1 FROM app.consent_request q WHERE q.association_id = w.association_id AND q.award_id = w.id
             AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = q.association_id AND c.request_id = q.id))
     ORDER BY w.id`);
  if (waiting.length === 0) throw new DomainError('consents.nobodyToAsk');
  await record(tx, actor, {
    kind: 'consent.asked',
    subjectType: 'round',
    subjectId: String(input.roundId),
    payload: { count: waiting.length, channel: 'paper' },
  });
  const textVersion = await keepWords(tx);
  const { answerBy, holdsUntil } = input;
  await tx.insert(consentRequest).values(
    waiting.map((one) => ({
      ...{ associationId, awardId: Number(one.id), partyId: Number(one.partyId), textVersion },
      ...{ code: '', hasLink: false, answerBy, holdsUntil, madeBy: actor.userId },
    })),
  );
  return waiting.length;
}

/**
 * Makes the one link of an award; a question that stood open about it is closed. Returns the secret, which cannot be read
 * again, and the square that leads there. `token`: given for the link of the sample data alone.
 * @throws DomainError access.notPermitted, awards.notFound, consents.beforeDecision, consents.notAPerson, links.badExpiry
 */
export async function makeConsentLink(
  tx: Tx,
  actor: Actor,
  input: AskDays & { awardId: number; linkStart: string },
  token = randomBytes(24).toString('base64url'),
): Promise<{ requestId: number; token: string; square: QrDrawing }> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const [one] = await tx
    .select({ partyId: award.partyId })
    .from(award)
    .where(and(eq(award.associationId, associationId), eq(award.id, input.awardId)));
  if (!one) throw new DomainError('awards.notFound');
  await record(tx, actor, {
    kind: 'consent.asked',
    subjectType: 'party',
    subjectId: String(one.partyId),
    payload: { count: 1, channel: 'link' },
  });
  await tx.execute(sql`
    INSERT INTO app.consent_request_closure (association_id, request_id, cause, closed_by)
    SELECT q.association_id, q.id, 'replaced', ${actor.userId} FROM app.consent_request q
     WHERE q.association_id = ${associationId} AND q.award_id = ${input.awardId} AND NOT EXISTS (
       SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = q.association_id AND c.request_id = q.id)`);
  const { answerBy, holdsUntil, awardId } = input;
  const [row] = await tx
    .insert(consentRequest)
    .values({
      ...{ associationId, awardId, partyId: one.partyId, textVersion: await keepWords(tx), code: '' },
      ...{ hasLink: true, tokenHash: createHash('sha256').update(token).digest() },
      ...{ answerBy, holdsUntil, madeBy: actor.userId },
    })
    .returning({ id: consentRequest.id });
  return { requestId: row!.id, token, square: qrDrawing(input.linkStart + token) };
}

/**
 * Closes a question: its link and its paper are over. What was agreed to through it stays until it is taken back.
 * @throws DomainError access.notPermitted, consents.notFound, consents.closed
 */
export async function closeConsentRequest(
  tx: Tx,
  actor: Actor,
  { requestId, cause }: { requestId: number; cause: ClosingCause },
): Promise<void> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const subjectId = await partyOfRequest(tx, requestId);
  await record(tx, actor, {
    kind: 'consent.questionClosed',
    subjectType: 'party',
    subjectId,
    payload: { cause },
  });
  await tx.insert(consentRequestClosure).values({ associationId, requestId, cause, closedBy: actor.userId });
}
