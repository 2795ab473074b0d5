/**
 * Breaches: what was found, and step by step what was done and who was told. Nothing is changed afterwards.
 * Refuses to close one before the authority was told, or it stands why not (the database does too).
 */
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { dataBreach, dataBreachStep } from '@/db/schema/data-breaches';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import type { breachForm, breachStepForm } from '../schema/breaches';

/** Records a breach; 72 hours run from `foundAt`. @returns its id @throws DomainError access.notPermitted, fields.futureDate */
export async function recordBreach(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof breachForm>,
): Promise<number> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const { kind, foundAt, people } = input;
  await record(tx, actor, {
    kind: 'dataBreach.found',
    subjectType: 'association',
    subjectId: String(associationId),
    payload: { kind },
  });
  const [row] = await tx
    .insert(dataBreach)
    .values({
      ...{ associationId, kind, foundAt, tellBy: foundAt, people, recordedBy: actor.userId },
      whatValueId: await keepText(tx, null, 'note', input.what),
    })
    .returning({ id: dataBreach.id });
  return row!.id;
}

/** Records one step. @throws DomainError access.notPermitted, rights.notFound, rights.over, rights.tellFirst, rights.beforeFinding, fields.futureDate */
export async function stepBreach(
  tx: Tx,
  actor: Actor,
  { breachId, step, happenedAt, text }: z.output<typeof breachStepForm>,
): Promise<void> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  await record(tx, actor, {
    kind: 'dataBreach.stepped',
    subjectType: 'association',
    subjectId: String(associationId),
    payload: { step, breach: breachId },
  });
  await tx.insert(dataBreachStep).values({
    ...{ associationId, breachId, step, happenedAt, ordinal: 0, takenBy: actor.userId },
    textValueId: await keepText(tx, null, 'note', text),
  });
}
