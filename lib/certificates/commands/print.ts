/**
 * One press of "In": every certificate of it is counted, and the print keeps their order. The same press sent twice is one.
 * Refuses certificates that were replaced or revoked, and to draw: what was printed is shown again without being counted.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { certificatePrint, certificatePrintLine } from '@/db/schema/certificates';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { certificatesOfDecision } from '../queries';
import { MAX_CERTIFICATES_OF_PRINT } from '../schema/register';

export interface PrintOrder {
  decisionId: number;
  requestKey: string;
  /** Left out: every certificate of the decision that is in force. */
  certificateIds?: readonly number[];
}

/**
 * Counts the prints and returns the id of the press, whose file is then opened.
 * @throws DomainError certificates.nothingToPrint, certificates.tooMany, awards.paperNeedsAll, access.notPermitted
 */
export async function printCertificates(tx: Tx, actor: Actor, order: PrintOrder): Promise<number> {
  const associationId = await currentAssociationId(tx);
  await tx.execute(sql`SELECT pg_advisory_xact_lock(31, ${associationId}::int)`);
  const [pressed] = await tx.execute<{ id: string }>(sql`
    SELECT id FROM app.certificate_print WHERE association_id = ${associationId} AND request_key = ${order.requestKey}`);
  if (pressed) return Number(pressed.id);
  const inForce = (await certificatesOfDecision(tx, order.decisionId)).filter(
    ({ state }) => state === 'valid',
  );
  const wanted = order.certificateIds && new Set(order.certificateIds);
  const chosen = wanted ? inForce.filter(({ id }) => wanted.has(id)) : inForce;
  if (chosen.length === 0 || (wanted && chosen.length < wanted.size))
    throw new DomainError('certificates.nothingToPrint');
  if (chosen.length > MAX_CERTIFICATES_OF_PRINT)
    throw new DomainError('certificates.tooMany', { params: { most: MAX_CERTIFICATES_OF_PRINT } });
  if (chosen.some(({ name }) => name === null)) throw new DomainError('awards.paperNeedsAll');
  await record(tx, actor, {
    kind: 'certificate.printed',
    subjectType: 'decision',
    subjectId: String(order.decisionId),
    payload: { count: chosen.length },
  });
  const [print] = await tx
    .insert(certificatePrint)
    .values({ associationId, requestKey: order.requestKey, printedBy: actor.userId })
    .returning({ id: certificatePrint.id });
  const printId = print!.id;
  await tx.insert(certificatePrintLine).values(
    chosen.map(({ id, copies }, at) => ({
      ...{ associationId, printId, line: at + 1 },
      ...{ certificateId: id, copyNumber: copies + 1 },
    })),
  );
  return printId;
}
