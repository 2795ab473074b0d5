/**
 * One press of "In": every paper of it is counted, and the job keeps their order.
 * Owns the numbers of copies: two who print at once get different ones. The same press sent twice is one job.
 * Refuses to draw; what is printed is shown again from the job, as often as wanted, without being counted.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { printJob } from '@/db/schema/printing';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { printJobOfKey } from '../print-jobs';
import { MAX_PAPERS_OF_JOB, type PrintForm, printForms } from '../schema/print-forms';

export interface PrintOrder {
  form: PrintForm;
  requestKey: string;
  /** What the papers are about, in the order in which they come out. */
  subjectType: 'voucher' | 'party';
  subjectIds: readonly number[];
  /** The seal whose root stands on the papers. */
  sealNumber?: number;
  /** The words that its letters say. */
  paperTextId?: number;
}

/**
 * Counts every paper of the order and returns the id of its job; of a job with this key already there, its id.
 * The caller holds the lock of `printJobOfKey`. Errors: papers.nothingToPrint, papers.tooMany.
 */
export async function recordPrintJob(tx: Tx, actor: Actor, order: PrintOrder): Promise<number> {
  const { form, requestKey, subjectType, subjectIds } = order;
  const existing = await printJobOfKey(tx, form, requestKey);
  if (existing !== undefined) return existing;
  if (subjectIds.length === 0) throw new DomainError('papers.nothingToPrint');
  if (subjectIds.length > MAX_PAPERS_OF_JOB) {
    throw new DomainError('papers.tooMany', { params: { most: MAX_PAPERS_OF_JOB } });
  }
  const associationId = await currentAssociationId(tx);
  const paper = printForms[form];
  const before = await printsBefore(tx, paper, order);
  let jobId: number | undefined;
  for (const [at, subjectId] of subjectIds.entries()) {
    const copy = (before.get(subjectId) ?? 0) + 1;
    const payload = { paper, copy };
    await record(tx, actor, { kind: 'paper.printed', subjectType, subjectId: String(subjectId), payload });
    if (jobId === undefined) {
      const { sealNumber, paperTextId } = order;
      const values = { associationId, form, requestKey, sealNumber, paperTextId, printedBy: actor.userId };
      const [job] = await tx.insert(printJob).values(values).returning({ id: printJob.id });
      jobId = job!.id;
    }
    await tx.execute(sql`
      WITH print AS (
        INSERT INTO app.paper_print (association_id, paper, subject_type, subject_id, copy_number, printed_by)
        VALUES (${associationId}, ${paper}, ${subjectType}, ${subjectId}, ${copy}, ${actor.userId}) RETURNING id)
      INSERT INTO app.print_job_paper (association_id, print_job_id, line, paper_print_id)
      SELECT ${associationId}::int, ${jobId}::bigint, ${at + 1}::int, print.id FROM print`);
  }
  return jobId!;
}

/** How often each subject was printed before. */
async function printsBefore(
  tx: Tx,
  paper: string,
  { subjectType, subjectIds }: PrintOrder,
): Promise<Map<number, number>> {
  const rows = await tx.execute<{ id: string; last: number }>(sql`
    SELECT subject_id AS id, max(copy_number) AS last FROM app.paper_print
     WHERE association_id = app.current_association() AND paper = ${paper} AND subject_type = ${subjectType}
       AND subject_id IN (${sql.join([...subjectIds], sql`, `)}) GROUP BY subject_id`);
  return new Map(rows.map((row) => [Number(row.id), row.last]));
}
