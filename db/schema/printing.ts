/**
 * What was printed in one go, and the association's own words on its papers.
 * How often a paper was printed is counted in app.paper_print; a job keeps the order of its papers and what they say.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { seal } from './audit';
import { app, associationId, instant, ref, rowId } from './columns';
import { paperPrint } from './publication';

/** The words of a paper as the association wrote them; the newest ones are in force. */
export const paperText = app.table(
  'paper_text',
  {
    associationId: associationId(),
    id: rowId(),
    paper: text('paper').notNull(),
    body: text('body').notNull(),
    writtenBy: ref('written_by').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    index('paper_text_latest').on(t.associationId, t.paper, t.id.desc()),
    check('paper_text_body_length', sql`char_length(${t.body}) BETWEEN 1 AND 4000`),
  ],
);

/** One press of "In": which form, which seal left on the papers, which words the letters say. */
export const printJob = app.table(
  'print_job',
  {
    associationId: associationId(),
    id: rowId(),
    form: text('form').notNull(),
    requestKey: text('request_key').notNull(),
    sealNumber: ref('seal_number'),
    paperTextId: ref('paper_text_id'),
    printedBy: ref('printed_by').notNull(),
    printedAt: instant('printed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('print_job_request_key').on(t.associationId, t.requestKey),
    foreignKey({
      columns: [t.associationId, t.sealNumber],
      foreignColumns: [seal.associationId, seal.number],
    }),
    foreignKey({
      columns: [t.associationId, t.paperTextId],
      foreignColumns: [paperText.associationId, paperText.id],
    }),
    check(
      'print_job_form_known',
      sql`${t.form} IN ('receiptA5', 'receiptA4', 'receiptRoll', 'voucherA4', 'voucherA5', 'letter')`,
    ),
  ],
);

/** The papers of a job, in the order in which they come out. */
export const printJobPaper = app.table(
  'print_job_paper',
  {
    associationId: associationId(),
    printJobId: ref('print_job_id').notNull(),
    line: integer('line').notNull(),
    paperPrintId: ref('paper_print_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.printJobId, t.line] }),
    unique('print_job_paper_print').on(t.associationId, t.paperPrintId),
    foreignKey({
      columns: [t.associationId, t.printJobId],
      foreignColumns: [printJob.associationId, printJob.id],
    }),
    foreignKey({
      columns: [t.associationId, t.paperPrintId],
      foreignColumns: [paperPrint.associationId, paperPrint.id],
    }),
    check('print_job_paper_line_positive', sql`${t.line} > 0`),
  ],
);
