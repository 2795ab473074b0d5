/**
 * Changing what is known about a donor. The old name, telephone or address is ended, never overwritten.
 * Refuses to touch recipients: only a party that gave something is a donor.
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { personalValue } from '@/db/schema/people';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { changeText } from '@/lib/people/commands';
import { lockPeople } from '@/lib/people/locked';
import { donorProfile } from './queries';
import type { DonorForm } from './schema';

/** Writes the fields that differ from what is known. Errors: access.notPermitted, people.notFound, donors.isAlias. */
export async function changeDonor(tx: Tx, actor: Actor, input: DonorForm): Promise<void> {
  if (!can(actor.roles, 'donors.edit')) throw new DomainError('access.notPermitted');
  await lockPeople(tx, [input.donorId]);
  const known = await donorProfile(tx, input.donorId);
  if (!known) throw new DomainError('people.notFound');
  if (known.id !== input.donorId) throw new DomainError('donors.isAlias');
  for (const field of ['name', 'phone', 'address'] as const) {
    if (input[field] === (known[field] ?? '')) continue;
    if (input[field] === '') await endText(tx, actor, input.donorId, field);
    else await changeText(tx, actor, input.donorId, field, input[field]);
  }
}

async function endText(
  tx: Tx,
  actor: Actor,
  partyId: number,
  field: 'name' | 'phone' | 'address',
): Promise<void> {
  const subject = { subjectType: 'party', subjectId: String(partyId) } as const;
  await record(tx, actor, { kind: 'party.changed', ...subject, payload: { fields: [field] } });
  await tx
    .update(personalValue)
    .set({ endedAt: new Date().toISOString() })
    .where(
      and(eq(personalValue.partyId, partyId), eq(personalValue.field, field), isNull(personalValue.endedAt)),
    );
}
