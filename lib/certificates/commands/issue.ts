/**
 * Entering certificates in the register: for all awards of a decision or for chosen ones, and one anew in place of another.
 * The numbers, and every refusal, are made by the database in one call. Refuses to print: that is counted apart.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { certificateById, templateByNumber, withoutCertificate } from '../queries';
import type { ReissueReason } from '../schema/register';
import { usualTemplate } from '../usual-template';
import { writeTemplate } from './write-template';

export interface IssueOrder {
  decisionId: number;
  /** The newest version of this template is used; left out: the usual one, written first. */
  templateNumber?: number;
  /** Left out: every award of the decision that the template is for and that has no certificate yet. */
  awardIds?: readonly number[];
}

/**
 * Enters the certificates, dated as their decision, in the order of its list; how many there were.
 * @throws DomainError certificates.notDecided, certificates.alreadyIssued, certificates.nothingToIssue,
 * certificates.otherTemplate, certificates.noTemplate, access.notPermitted
 */
export async function issueCertificates(tx: Tx, actor: Actor, order: IssueOrder): Promise<number> {
  const number = order.templateNumber ?? (await writeTemplate(tx, actor, { template: usualTemplate })).number;
  const template = await templateByNumber(tx, number);
  if (!template) throw new DomainError('certificates.noTemplate');
  const chosen = order.awardIds && [...new Set(order.awardIds)];
  const count = chosen?.length ?? (await withoutCertificate(tx, order.decisionId, template.categories));
  await record(tx, actor, {
    kind: 'certificate.issued',
    subjectType: 'decision',
    subjectId: String(order.decisionId),
    payload: { count },
  });
  const body = JSON.stringify({
    ...{ decisionId: order.decisionId, awardIds: chosen ?? null },
    ...{ templateNumber: template.number, templateVersion: template.version },
  });
  const [row] = await tx.execute<{ issued: number }>(
    sql`SELECT app.issue_certificates(${body}::jsonb) AS issued`,
  );
  if (row!.issued !== count) throw new DomainError('certificates.changedMeanwhile');
  return row!.issued;
}

/**
 * Writes a certificate anew: the old number stays and points to the new one. `note`: free text for the log.
 * @returns the id of the new certificate
 * @throws DomainError certificates.notInForce when it was replaced or revoked already, access.notPermitted
 */
export async function reissueCertificate(
  tx: Tx,
  actor: Actor,
  order: { certificateId: number; reason: ReissueReason; note?: string },
): Promise<number> {
  const old = await certificateById(tx, order.certificateId);
  if (!old) throw new DomainError('certificates.notInForce');
  const payload = { number: `${old.number}/${old.year}`, reason: order.reason };
  await record(
    tx,
    actor,
    { kind: 'certificate.reissued', subjectType: 'award', subjectId: String(old.awardId), payload },
    order.note,
  );
  const [row] = await tx.execute<{ id: string }>(
    sql`SELECT app.reissue_certificate(${old.id}, ${order.reason}) AS id`,
  );
  return Number(row!.id);
}
