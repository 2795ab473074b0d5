/** The report of a breach and the record of processing as PDF: which facts go on them. How they look is in lib/documents. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { breachReport } from '@/lib/documents/breach-report';
import { type ProcessingRow, processingRecord } from '@/lib/documents/processing-record';
import { renderPdf } from '@/lib/documents/render';
import { todayVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { processing, purposes, readersOf } from './processing';
import { breachPage } from './queries/breaches';

/** The report of one breach; null when there is none. */
export async function breachFile(tx: Tx, id: number) {
  const breach = await breachPage(tx, id);
  if (!breach) return null;
  const t = translator('vi');
  const printedOn = todayVn(new Date());
  const { issuer, signers, sampleNotice } = await paperFacts(tx, printedOn);
  const { what, people, foundAt, tellBy } = breach;
  const data = breachReport({
    ...{ issuer, sampleNotice, printedOn, chairName: signers.chair ?? '', number: String(id) },
    ...{ what, people, foundAt, tellBy, kind: t(`rights.breach.kinds.${breach.kind}`) },
    steps: breach.steps.map((one) => ({ ...one, step: t(`rights.breach.steps.${one.step}`) })),
  });
  return {
    bytes: renderPdf('breach-report', data),
    filename: `bao-cao-su-co-${id}.pdf`,
    contentType: 'application/pdf',
  };
}

/** Purposes with what is kept for each today: names of fields and tables as they are, readers by the table of rights. */
export async function processingRows(tx: Tx): Promise<ProcessingRow[]> {
  const t = translator('vi');
  const rows: ProcessingRow[] = [];
  for (const purpose of purposes) {
    const { fields, tables } = processing[purpose];
    const [row] = await tx.execute<{ n: number }>(sql`SELECT app.kept_rows(
      ${`{${tables.join(',')}}`}::text[], ${`{${fields.join(',')}}`}::text[]) AS n`);
    rows.push({
      purpose: t(`rights.processing.purposes.${purpose}`),
      data: [
        ...fields.map((field) => t(`rights.file.words.${field}`)),
        ...tables.map((table) => t(`audit.table.${table}`)),
      ].join(', '),
      ground: t(`rights.processing.grounds.${purpose}`),
      readers: readersOf(purpose)
        .map((role) => t(`access.roles.${role}`))
        .join(', '),
      keeping: t(`rights.processing.keeping.${purpose}`),
      count: row!.n,
    });
  }
  return rows;
}

/** The record of processing as PDF. */
export async function processingFile(tx: Tx) {
  const madeOn = todayVn(new Date());
  const { issuer, signers, sampleNotice } = await paperFacts(tx, madeOn);
  const rows = await processingRows(tx);
  return {
    bytes: renderPdf('processing-record', {
      ...processingRecord({ issuer, sampleNotice, madeOn, chairName: signers.chair ?? '', rows }),
    }),
    filename: 'ho-so-xu-ly-du-lieu.pdf',
    contentType: 'application/pdf',
  };
}
