/** Writing the words of certificates: a new template, or the next version of one. Nothing written is changed. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { certificateTemplate } from '@/db/schema/certificates';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { type TemplateInput, templateShape } from '../schema/template';

export interface TemplateOrder {
  /** A template that is there already gets its next version; left out, a new template begins with version 1. */
  target?: { number: number; afterVersion: number };
  template: TemplateInput;
}

/**
 * Writes one version.
 * @throws DomainError certificates.unknownPlaceholder, certificates.textTooLong, certificates.templateUnreadable,
 * certificates.changedMeanwhile when somebody wrote the next version first, access.notPermitted
 */
export async function writeTemplate(
  tx: Tx,
  actor: Actor,
  order: TemplateOrder,
): Promise<{ number: number; version: number }> {
  const tidy = { ...order.template };
  for (const field of ['name', 'wording', 'heading', 'signerAuthority', 'signerOffice'] as const)
    tidy[field] = normaliseText(tidy[field]);
  const read = templateShape.safeParse(tidy);
  if (!read.success) {
    const code = read.error.issues.find(({ message }) => message.startsWith('certificates.'))?.message;
    throw new DomainError(code ?? 'certificates.templateUnreadable');
  }
  const associationId = await currentAssociationId(tx);
  await tx.execute(sql`SELECT pg_advisory_xact_lock(31, ${associationId}::int)`);
  const number = order.target?.number ?? (await nextNumber(tx));
  const version = (order.target?.afterVersion ?? 0) + 1;
  await record(tx, actor, {
    kind: 'certificate.worded',
    subjectType: 'certificateTemplate',
    subjectId: String(number),
    payload: { version },
  });
  await tx
    .insert(certificateTemplate)
    .values({ associationId, number, version, ...read.data, madeBy: actor.userId });
  return { number, version };
}

async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ next: number }>(sql`
    SELECT coalesce(max(number), 0)::int + 1 AS next FROM app.certificate_template
     WHERE association_id = app.current_association()`);
  return row!.next;
}
