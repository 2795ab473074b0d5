/** The register of legal documents: a new one, and the end of one. Nothing in it is changed or removed. */
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { legalDocument, legalDocumentEnd } from '@/db/schema/legal-documents';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import type { DocumentInput, EndDocumentInput } from '../schema/document-forms';

/**
 * Enters a document. @returns its id
 * @throws DomainError awards.documentDays when it would be in force before it was issued, access.notPermitted
 */
export async function recordDocument(tx: Tx, actor: Actor, input: DocumentInput): Promise<number> {
  await record(tx, actor, {
    kind: 'legalDocument.recorded',
    subjectType: 'legalDocument',
    subjectId: input.number,
    payload: { kind: input.kind },
  });
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(legalDocument)
    .values({ ...input, associationId, recordedBy: actor.userId })
    .returning({ id: legalDocument.id });
  return row!.id;
}

/**
 * Ends a document from a day on, with the reason and what stands in its place.
 * @throws DomainError awards.notFound, awards.documentEnded, awards.documentDays when it ends before it began
 */
export async function endDocument(tx: Tx, actor: Actor, input: EndDocumentInput): Promise<void> {
  const [known] = await tx
    .select({ number: legalDocument.number, from: legalDocument.inForceFrom })
    .from(legalDocument)
    .where(eq(legalDocument.id, input.documentId));
  if (!known) throw new DomainError('awards.notFound');
  if (input.endedOn < known.from) {
    throw new DomainError('awards.documentDays', { fields: { endedOn: 'awards.documentDays' } });
  }
  await record(tx, actor, {
    kind: 'legalDocument.ended',
    subjectType: 'legalDocument',
    subjectId: known.number,
    payload: { endedOn: input.endedOn },
  });
  const associationId = await currentAssociationId(tx);
  await tx.insert(legalDocumentEnd).values({ ...input, associationId, endedBy: actor.userId });
}
