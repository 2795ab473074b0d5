/**
 * A signed paper: what each of those who were asked ticked and signed, and the photo of it.
 * Refuses a part without the hand of the one who gives it, and pictures that are none (lib/awards/signed-list).
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consentAnswer, consentPaper } from '@/db/schema/consents';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { cleanSignedList } from '@/lib/awards/signed-list';
import type { ConsentGiver } from '@/lib/honours/schema/words';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { partyOfRequest } from '../queries/request-person';
import type { ConsentItem, Relation } from '../schema/items';

export interface PaperAnswer {
  requestId: number;
  /** Day of the signatures, in Việt Nam; not before the decision. */
  givenOn: DateVn;
  /** Absent: this part was not signed, and counts for nothing. */
  guardian?: { chosen: readonly ConsentItem[]; name: string; relation: Relation };
  self?: { chosen: readonly ConsentItem[] };
}

/**
 * Records the signed parts of a paper; each part once. What was agreed to before by the same giver ends.
 * @returns how many parts @throws DomainError access.notPermitted, consents.notFound, consents.closed, consents.notAskedOf,
 * consents.alreadyAnswered, consents.beforeDecision, fields.futureDate
 */
export async function recordPaperAnswer(tx: Tx, actor: Actor, input: PaperAnswer): Promise<number> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const partyId = await partyOfRequest(tx, input.requestId);
  const parts: { giver: ConsentGiver; chosen: readonly ConsentItem[] }[] = [
    ...(input.guardian ? [{ giver: 'guardian' as const, chosen: input.guardian.chosen }] : []),
    ...(input.self ? [{ giver: 'self' as const, chosen: input.self.chosen }] : []),
  ];
  if (parts.length === 0) throw new DomainError('consents.notChosen');
  await record(tx, actor, {
    kind: 'consent.answered',
    subjectType: 'party',
    subjectId: partyId,
    payload: { channel: 'paper', count: parts.length },
  });
  for (const { giver, chosen } of parts) {
    const by = giver === 'guardian' ? input.guardian : undefined;
    await tx.insert(consentAnswer).values({
      ...{ associationId, requestId: input.requestId, giver, channel: 'paper', givenOn: input.givenOn },
      ...{
        chosen: chosen.join(','),
        hasMark: true,
        recordedBy: actor.userId,
        relation: by?.relation ?? null,
      },
      representativeValueId: by ? await keepText(tx, Number(partyId), 'receiver', by.name) : null,
    });
  }
  return parts.length;
}

/**
 * Keeps a photo or PDF of the signed paper; seen by the offices of consent alone, erased a year after nothing of it is in
 * force any more. @returns its number @throws DomainError access.notPermitted, consents.notFound, links.listKind,
 * links.listUnsafe, links.tooManyPapers, web.fileTooLarge
 */
export async function attachSignedConsent(
  tx: Tx,
  actor: Actor,
  input: { requestId: number; bytes: Uint8Array },
): Promise<number> {
  if (!can(actor.roles, 'consents.record')) throw new DomainError('access.notPermitted');
  const { kind, bytes } = await cleanSignedList(input.bytes);
  const associationId = await currentAssociationId(tx);
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  const subjectId = await partyOfRequest(tx, input.requestId);
  await record(tx, actor, {
    kind: 'consent.paperAttached',
    subjectType: 'party',
    subjectId,
    payload: { fingerprint: fingerprint.slice(0, 16), size: bytes.length },
  });
  await tx.insert(consentPaper).values({
    ...{ associationId, requestId: input.requestId, version: 0, kind, size: bytes.length },
    ...{ fingerprint, content: bytes, attachedBy: actor.userId },
  });
  const [row] = await tx.execute<{ version: number }>(sql`
    SELECT max(version) AS version FROM app.consent_paper WHERE association_id = ${associationId} AND request_id = ${input.requestId}`);
  return row!.version;
}
