/**
 * A copy of an honour list leaves the house as one file. Owns the order event → row; who is named in it is decided when it is
 * taken. Refuses everybody but the chair, and a list that is not in force; the database refuses them again.
 */
import type { Tx } from '@/db/client';
import { honourCopy } from '@/db/schema/honour-pages';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import type { CopyInput } from '../schema/copy-form';

/**
 * Records the copy and the reason; for a quarter of an hour its maker may take the file.
 * Returns its number. Errors: access.notPermitted, honours.notInForce, honours.copyNeedsReason.
 */
export async function makeHonourCopy(tx: Tx, actor: Actor, input: CopyInput): Promise<number> {
  if (!can(actor.roles, 'publication.makeCopy')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const eventId = await record(
    tx,
    actor,
    {
      kind: 'publication.copyMade',
      subjectType: 'publication',
      subjectId: String(input.publicationId),
      payload: { year: input.year },
    },
    input.reason,
  );
  const [made] = await tx
    .insert(honourCopy)
    .values({ associationId, publicationId: input.publicationId, eventId, madeBy: actor.userId })
    .returning({ id: honourCopy.id });
  return made!.id;
}
