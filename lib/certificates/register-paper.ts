/**
 * The register as a paper, of a year or of one decision: which facts stand on each line; the words are in lib/documents.
 * Refuses to tell more than the register on the screen: a person the reader stands aside from has a line without a name.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionReference } from '@/lib/documents/award-papers';
import {
  type CertificateRegisterData,
  certificateRegister,
  type RegisterEntry,
} from '@/lib/documents/certificate-register';
import { usualAchievement } from '@/lib/documents/merit-certificate';
import { press } from '@/lib/documents/press';
import { type DateVn, todayVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { certificatesOfDecision, type RegisterLine, registerOfYear } from './queries';
import { certificateSentence } from './rules/paper-text';

interface TextRow extends Record<string, unknown> {
  id: string;
  category: string;
  merit: string;
  unit: string;
  wording: string;
  roundName: string;
  schoolYear: string;
}

const value = (column: string) => sql`coalesce((SELECT p.value FROM app.personal_value p
  WHERE p.association_id = n.association_id AND p.id = ${sql.raw(column)} AND p.erased_at IS NULL), '')`;

/** What is written on each certificate, by its id: the wording it was entered with. */
async function textsOf(tx: Tx, lines: readonly RegisterLine[]): Promise<Map<number, TextRow>> {
  const ids = `{${lines.map(({ id }) => id).join(',')}}`;
  const rows = await tx.execute<TextRow>(sql`
    SELECT g.id, c.category, ${value('n.merit_value_id')} AS merit, ${value('n.school_value_id')} AS unit, t.wording,
           o.name AS "roundName", o.school_year AS "schoolYear"
      FROM app.certificate g
      JOIN app.certificate_template t ON t.association_id = g.association_id AND t.number = g.template_number AND t.version = g.template_version
      JOIN app.award w ON w.association_id = g.association_id AND w.id = g.award_id
      JOIN app.award_round o ON o.association_id = w.association_id AND o.id = w.round_id
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
      LEFT JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
     WHERE g.association_id = app.current_association() AND g.id = ANY (${ids}::bigint[])`);
  return new Map(rows.map((row) => [Number(row.id), row]));
}

/** "07/2019", as on the screen. */
/** "07/2026", as the register writes it and the certificate repeats it. */
export const entryNumber = ({ number, year }: Pick<RegisterLine, 'number' | 'year'>): string =>
  `${String(number).padStart(2, '0')}/${year}`;

function entryOf(line: RegisterLine, text: TextRow, associationName: string): RegisterEntry {
  const facts = { ...text, associationName };
  return {
    ...{ ...line, number: entryNumber(line), unit: text.unit },
    achievement: certificateSentence(text.wording, facts, usualAchievement(text.category)),
    decision: decisionReference(line.decisionNumber, line.symbol),
  };
}

async function paperOf(
  tx: Tx,
  lines: readonly RegisterLine[],
  scope: Parameters<typeof certificateRegister>[0]['scope'],
): Promise<CertificateRegisterData> {
  const printedOn = todayVn(new Date());
  const { issuer, signers, sampleNotice } = await paperFacts(tx, printedOn);
  const texts = await textsOf(tx, lines);
  return certificateRegister({
    ...{ issuer, scope, printedOn, chairName: signers.chair, sampleNotice },
    entries: lines.map((line) => entryOf(line, texts.get(line.id)!, issuer.name)),
  });
}

/** The register of a year; without entries it is a sheet that says so. */
export async function yearRegisterPaper(tx: Tx, year: number): Promise<CertificateRegisterData> {
  return paperOf(tx, await registerOfYear(tx, year), { year });
}

/** The entries under one decision, or null when this association has no such decision. */
export async function decisionRegisterPaper(
  tx: Tx,
  decisionId: number,
): Promise<CertificateRegisterData | null> {
  const [decision] = await tx.execute<{ number: number; symbol: string; decidedOn: DateVn }>(sql`
    SELECT d.number, a.symbol, d.decided_on::text AS "decidedOn"
      FROM app.decision d JOIN app.association a ON a.id = d.association_id
     WHERE d.association_id = app.current_association() AND d.id = ${decisionId}`);
  if (!decision) return null;
  const { number, symbol, decidedOn } = decision;
  const scope = { decision: decisionReference(number, symbol), decidedOn };
  return paperOf(tx, await certificatesOfDecision(tx, decisionId), scope);
}

/** Draws the register; to be called when the transaction is over. Errors: documents.pressBusy, documents.pressTooSlow. */
export function drawRegister(data: CertificateRegisterData): Promise<Uint8Array<ArrayBuffer>> {
  return press.print('certificate-register', [data]);
}
