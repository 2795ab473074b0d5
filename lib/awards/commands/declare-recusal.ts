/** A member stands aside from one file. Recorded for good; a vote already cast goes with it (the log keeps it). */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { recusal } from '@/db/schema/awards';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRoundOf } from '../hold-round';
import type { RecusalKind } from '../schema/inputs';

/**
 * Declares one's own recusal, or — secretary and leaders — that of a member (`userId`).
 * From then on that person does not see, vote on, approve or sign for this file.
 * @throws DomainError awards.notFound (also when already recused oneself), awards.alreadyRecused, awards.notYourRecusal
 */
export async function declareRecusal(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; kind: RecusalKind; userId?: number },
): Promise<void> {
  const userId = input.userId ?? actor.userId;
  const round = await holdRoundOf(tx, input.nominationId, 'share', ['open', 'meeting', 'proposed']);
  await record(tx, actor, {
    kind: 'member.recused',
    subjectType: 'nomination',
    subjectId: String(input.nominationId),
    payload: { kind: input.kind, userId },
  });
  const known = await tx.execute(
    sql`SELECT 1 FROM access.role_term WHERE association_id = ${round.associationId} AND user_id = ${userId} LIMIT 1`,
  );
  if (known.length === 0) throw new DomainError('awards.notFound');
  const done = await tx
    .insert(recusal)
    .values({
      associationId: round.associationId,
      nominationId: input.nominationId,
      userId,
      kind: input.kind,
      declaredBy: actor.userId,
    })
    .onConflictDoNothing()
    .returning({ userId: recusal.userId });
  if (done.length === 0) throw new DomainError('awards.alreadyRecused');
}
