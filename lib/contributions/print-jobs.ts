/**
 * Reads what was printed: one job with its papers, and the latest jobs.
 * Owns the lock under which the prints of one paper are counted one after the other.
 * Refuses to write and to draw.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type PrintForm, printForms } from './schema/print-forms';

export interface PrintJobRow {
  id: number;
  form: PrintForm;
  /** Instant of the press, ISO. */
  printedAt: string;
  /** Its day in Việt Nam, as copies say it. */
  printedOn: DateVn;
  printedByName: string;
  /** Papers, and how many of them were printed before. */
  paperCount: number;
  copyCount: number;
}

export interface PrintJob extends PrintJobRow {
  sealNumber: number | null;
  paperTextId: number | null;
  papers: { subjectId: number; copyNumber: number }[];
}

/** The latest jobs, newest first; with `id` that one alone. */
export async function printJobs(
  tx: Tx,
  { id, limit = 20 }: { id?: number; limit?: number } = {},
): Promise<Omit<PrintJob, 'papers'>[]> {
  const only = id === undefined ? sql`` : sql` AND j.id = ${id}`;
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT j.id, j.form, j.seal_number, j.paper_text_id, audit.instant_text(j.printed_at) AS printed_at,
           (j.printed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS printed_on, u.display_name AS printed_by,
           count(*) AS papers, count(*) FILTER (WHERE p.copy_number > 1) AS copies
      FROM app.print_job j
      JOIN app.print_job_paper l ON l.association_id = j.association_id AND l.print_job_id = j.id
      JOIN app.paper_print p ON p.association_id = l.association_id AND p.id = l.paper_print_id
      LEFT JOIN access."user" u ON u.id = j.printed_by
     WHERE j.association_id = app.current_association()${only}
     GROUP BY j.association_id, j.id, u.display_name ORDER BY j.id DESC LIMIT ${limit}`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), form: row.form as PrintForm },
    ...{ printedAt: row.printed_at!, printedOn: row.printed_on!, printedByName: row.printed_by ?? '' },
    ...{ paperCount: Number(row.papers), copyCount: Number(row.copies) },
    sealNumber: row.seal_number == null ? null : Number(row.seal_number),
    paperTextId: row.paper_text_id == null ? null : Number(row.paper_text_id),
  }));
}

/** One job of this association with its papers in their order, or undefined. */
export async function printJobById(tx: Tx, id: number): Promise<PrintJob | undefined> {
  const [job] = await printJobs(tx, { id });
  if (!job) return undefined;
  const rows = await tx.execute<{ subject: string; copy: number }>(sql`
    SELECT p.subject_id AS subject, p.copy_number AS copy
      FROM app.print_job_paper l JOIN app.paper_print p ON p.association_id = l.association_id AND p.id = l.paper_print_id
     WHERE l.association_id = app.current_association() AND l.print_job_id = ${id} ORDER BY l.line`);
  return { ...job, papers: rows.map((row) => ({ subjectId: Number(row.subject), copyNumber: row.copy })) };
}

/** Takes the lock under which papers of this form are counted, then looks for the job of this key. */
export async function printJobOfKey(
  tx: Tx,
  form: PrintForm,
  requestKey: string,
): Promise<number | undefined> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(8, hashtext(app.current_association() || ':' || ${printForms[form]}))`,
  );
  const [job] = await tx.execute<{ id: string; form: string }>(sql`
    SELECT id, form FROM app.print_job
     WHERE association_id = app.current_association() AND request_key = ${requestKey}`);
  if (job && job.form !== form) throw new DomainError('ledger.requestKeyReused');
  return job && Number(job.id);
}
