/** The register of legal documents, by rank and day; and what the words of a decision cite. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { groundLine } from '@/lib/documents/legal-grounds';
import { type DocumentKind, documentKinds } from '../schema/document-forms';
import { todayOf } from './today';

export interface LegalDocument {
  id: number;
  kind: DocumentKind;
  number: string;
  issuedOn: string;
  issuer: string;
  title: string;
  inForceFrom: string;
  /** First day on which it is no longer in force; null: no end is known. */
  endedOn: string | null;
  endReason: string | null;
  replacedById: number | null;
  /** As it stands among the grounds of a paper. */
  line: string;
}

type Row = Omit<LegalDocument, 'id' | 'replacedById' | 'line'> & { id: string; replacedById: string | null };

/** All documents of the register. */
export async function legalDocuments(tx: Tx): Promise<LegalDocument[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT d.id, d.kind, d.number, d.issued_on::text AS "issuedOn", d.issuer, d.title, d.in_force_from::text AS "inForceFrom",
           e.ended_on::text AS "endedOn", e.reason AS "endReason", e.replaced_by_id AS "replacedById"
      FROM app.legal_document d
      LEFT JOIN app.legal_document_end e ON e.association_id = d.association_id AND e.document_id = d.id
     ORDER BY d.issued_on, d.id`);
  return rows
    .map((row) => ({
      ...{ ...row, id: Number(row.id), line: groundLine(row) },
      replacedById: row.replacedById === null ? null : Number(row.replacedById),
    }))
    .toSorted((a, b) => documentKinds.indexOf(a.kind) - documentKinds.indexOf(b.kind));
}

/** Whether it is in force on a day. The database says the same in app.in_force_on. */
export function isInForce(one: Pick<LegalDocument, 'inForceFrom' | 'endedOn'>, day: string): boolean {
  return one.inForceFrom <= day && (one.endedOn === null || day < one.endedOn);
}

/** What a version of the words of a decision cites. */
export async function citationsOf(tx: Tx, roundId: number, version: number) {
  const rows = await tx.execute<{ id: string; keptReason: string }>(sql`
    SELECT document_id AS id, kept_reason AS "keptReason" FROM app.round_text_citation
     WHERE round_id = ${roundId} AND version = ${version} ORDER BY document_id`);
  return rows.map((row) => ({ documentId: Number(row.id), keptReason: row.keptReason }));
}

/** The page of the register. */
export async function documentsPage(tx: Tx) {
  return { documents: await legalDocuments(tx), today: await todayOf(tx) };
}

export type DocumentsData = Awaited<ReturnType<typeof documentsPage>>;
