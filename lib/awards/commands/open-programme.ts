/** A programme of awards that comes back every year. Its rounds are opened under it, by openRound. */
import type { Tx } from '@/db/client';
import { awardProgramme } from '@/db/schema/programmes';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { normaliseText } from '@/lib/kernel/names';
import type { ProgrammeInput } from '../schema/programme-forms';

/**
 * Keeps a programme. @returns its id
 * @throws DomainError awards.unknownFund, access.notPermitted (by the database)
 */
export async function openProgramme(tx: Tx, actor: Actor, input: ProgrammeInput): Promise<number> {
  await record(tx, actor, {
    kind: 'programme.opened',
    subjectType: 'programme',
    subjectId: '',
    payload: { kind: input.kind },
  });
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(awardProgramme)
    .values({
      ...input,
      associationId,
      decider: normaliseText(input.decider),
      basis: normaliseText(input.basis),
      madeBy: actor.userId,
    })
    .returning({ id: awardProgramme.id });
  return row!.id;
}
