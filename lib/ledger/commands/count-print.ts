/**
 * Counting prints of a paper, so that a second one says that it is a copy.
 * Refuses to count for somebody who may only read: such a print is always marked as a copy.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paperPrint } from '@/db/schema/publication';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';

/**
 * Counts one print and returns its number: 1 for the first, from 2 on the paper says that it is a copy.
 * Somebody without a writing office gets at least 2, and nothing is recorded.
 */
export async function countPrint(
  tx: Tx,
  actor: Actor,
  print: { paper: string; subjectType: string; subjectId: number },
): Promise<number> {
  const associationId = await currentAssociationId(tx);
  const { paper, subjectType, subjectId } = print;
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(8, hashtext(${`${associationId}:${paper}:${subjectType}:${subjectId}`}))`,
  );
  const [row] = await tx.execute<{ last: number }>(sql`
    SELECT coalesce(max(copy_number), 0)::int AS last FROM app.paper_print
     WHERE association_id = ${associationId} AND paper = ${paper} AND subject_type = ${subjectType} AND subject_id = ${subjectId}`);
  const copyNumber = row!.last + 1;
  if (actor.roles.every((role) => role === 'inspector')) return Math.max(2, copyNumber);
  const payload = { paper, copy: copyNumber };
  await record(tx, actor, { kind: 'paper.printed', subjectType, subjectId: String(subjectId), payload });
  await tx
    .insert(paperPrint)
    .values({ associationId, paper, subjectType, subjectId, copyNumber, printedBy: actor.userId });
  return copyNumber;
}
