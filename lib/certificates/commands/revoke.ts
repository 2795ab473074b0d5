/** Taking a certificate back: by a leader, with a reason, and with the later decision where there is one. */
import type { Tx } from '@/db/client';
import { certificateRevocation } from '@/db/schema/certificates';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { todayVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { certificateById } from '../queries';
import type { RevocationReason } from '../schema/register';

export interface RevocationOrder {
  certificateId: number;
  reason: RevocationReason;
  /** The decision that revokes; needed by the reason laterDecision, and by no other. */
  decisionId?: number;
  /** Free text for the log. */
  note?: string;
}

/**
 * Revokes; the number stays in the register, marked.
 * @throws DomainError certificates.notInForce, certificates.alreadyRevoked, certificates.notALaterDecision,
 * certificates.decisionNeeded, access.notPermitted
 */
export async function revokeCertificate(tx: Tx, actor: Actor, order: RevocationOrder): Promise<void> {
  const { certificateId, reason, decisionId } = order;
  const found = await certificateById(tx, certificateId);
  if (!found) throw new DomainError('certificates.notInForce');
  const payload = { number: `${found.number}/${found.year}`, reason };
  await record(
    tx,
    actor,
    { kind: 'certificate.revoked', subjectType: 'award', subjectId: String(found.awardId), payload },
    order.note,
  );
  const associationId = await currentAssociationId(tx);
  // The day is written by the database.
  const revokedOn = todayVn(new Date());
  await tx
    .insert(certificateRevocation)
    .values({ associationId, certificateId, reason, decisionId, revokedOn, revokedBy: actor.userId });
}
