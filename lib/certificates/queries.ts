/**
 * Reads templates, the register and what was printed. Names come from the people themselves, as the awards show them.
 * Refuses names of files the reader stands aside from: such a line keeps its number and its state, without a name.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { AwardKind, CertificateState, ReissueReason, RevocationReason } from './schema/register';
import type { TemplateInput } from './schema/template';

export interface Template extends TemplateInput {
  number: number;
  version: number;
}

const templateColumns = sql`t.number, t.version, t.name, t.categories, t.wording, t.sheet, t.heading,
  t.signer_authority AS "signerAuthority", t.signer_office AS "signerOffice"`;

/** The newest version of every template of this association. */
export async function templates(tx: Tx): Promise<Template[]> {
  const rows = await tx.execute<Template & Record<string, unknown>>(sql`
    SELECT DISTINCT ON (t.number) ${templateColumns} FROM app.certificate_template t
     WHERE t.association_id = app.current_association() ORDER BY t.number, t.version DESC`);
  return [...rows];
}

/** One template in its newest version, or in the one asked for. */
export async function templateByNumber(
  tx: Tx,
  number: number,
  version?: number,
): Promise<Template | undefined> {
  const only = version === undefined ? sql`` : sql` AND t.version = ${version}`;
  const [row] = await tx.execute<Template & Record<string, unknown>>(sql`
    SELECT ${templateColumns} FROM app.certificate_template t
     WHERE t.association_id = app.current_association() AND t.number = ${number}${only}
     ORDER BY t.version DESC LIMIT 1`);
  return row;
}

/** How many awards of a decision have no certificate yet; of these kinds, or of all when there are none. */
export async function withoutCertificate(
  tx: Tx,
  decisionId: number,
  categories: readonly string[],
): Promise<number> {
  const kinds = `{${categories.join(',')}}`;
  const [row] = await tx.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM app.award w
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
     WHERE w.association_id = app.current_association() AND w.decision_id = ${decisionId}
       AND (${kinds}::text[] = '{}' OR c.category = ANY (${kinds}::text[]))
       AND NOT EXISTS (SELECT 1 FROM app.certificate g WHERE g.association_id = w.association_id AND g.award_id = w.id)`);
  return row!.count;
}

export interface RegisterLine {
  id: number;
  year: number;
  number: number;
  awardId: number;
  decisionId: number;
  decisionNumber: number;
  decidedOn: DateVn;
  symbol: string;
  awardKind: AwardKind;
  issuedOn: DateVn;
  state: CertificateState;
  /** Null when the reader stands aside from this file, or the name was erased. */
  name: string | null;
  /** "3/2019": the certificate this one replaces, and the one that replaces it. */
  replaces: string | null;
  replacedBy: string | null;
  reissueReason: ReissueReason | null;
  revocationReason: RevocationReason | null;
  revokedOn: DateVn | null;
  /** "4/2019" */
  revokingDecision: string | null;
  copies: number;
}

type Row = Omit<RegisterLine, 'id' | 'awardId' | 'decisionId'> &
  Record<'id' | 'awardId' | 'decisionId', string>;

async function registerLines(tx: Tx, where: SQL): Promise<RegisterLine[]> {
  const rows = await tx.execute<Row & Record<string, unknown>>(sql`
    SELECT g.id, g.year::int AS year, g.number, g.award_id AS "awardId", g.decision_id AS "decisionId", d.number AS "decisionNumber",
           d.decided_on::text AS "decidedOn", a.symbol, g.award_kind AS "awardKind", g.issued_on::text AS "issuedOn",
           CASE WHEN r.certificate_id IS NOT NULL THEN 'revoked' WHEN later.id IS NOT NULL THEN 'reissued' ELSE 'valid' END AS state,
           CASE WHEN n.id IS NOT NULL THEN (SELECT p.value FROM app.personal_value p WHERE p.association_id = w.association_id
              AND p.party_id = w.party_id AND p.field = 'name' AND p.ended_at IS NULL AND p.erased_at IS NULL ORDER BY p.id DESC LIMIT 1) END AS name,
           old.number || '/' || old.year AS replaces, later.number || '/' || later.year AS "replacedBy",
           g.reissue_reason AS "reissueReason", r.reason AS "revocationReason", r.revoked_on::text AS "revokedOn",
           v.number || '/' || v.year AS "revokingDecision",
           (SELECT count(*)::int FROM app.certificate_print_line l WHERE l.association_id = g.association_id AND l.certificate_id = g.id) AS copies
      FROM app.certificate g
      JOIN app.association a ON a.id = g.association_id
      JOIN app.decision d ON d.association_id = g.association_id AND d.id = g.decision_id
      JOIN app.award w ON w.association_id = g.association_id AND w.id = g.award_id
      LEFT JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
      LEFT JOIN app.certificate old ON old.association_id = g.association_id AND old.id = g.replaces_id
      LEFT JOIN app.certificate later ON later.association_id = g.association_id AND later.replaces_id = g.id
      LEFT JOIN app.certificate_revocation r ON r.association_id = g.association_id AND r.certificate_id = g.id
      LEFT JOIN app.decision v ON v.association_id = r.association_id AND v.id = r.decision_id
     WHERE g.association_id = app.current_association() AND ${where} ORDER BY g.year, g.number`);
  return rows.map((row) => ({
    ...row,
    ...{ id: Number(row.id), awardId: Number(row.awardId), decisionId: Number(row.decisionId) },
  }));
}

/** The register of one year, in the order of its numbers. */
export function registerOfYear(tx: Tx, year: number): Promise<RegisterLine[]> {
  return registerLines(tx, sql`g.year = ${year}`);
}

/** What was entered under one decision. */
export function certificatesOfDecision(tx: Tx, decisionId: number): Promise<RegisterLine[]> {
  return registerLines(tx, sql`g.decision_id = ${decisionId}`);
}

/** One certificate of this association, or undefined. */
export async function certificateById(tx: Tx, id: number): Promise<RegisterLine | undefined> {
  return (await registerLines(tx, sql`g.id = ${id}`))[0];
}

/** Years that have entries, newest first. */
export async function registerYears(tx: Tx): Promise<number[]> {
  const rows = await tx.execute<{ year: number }>(sql`
    SELECT DISTINCT year::int AS year FROM app.certificate WHERE association_id = app.current_association() ORDER BY 1 DESC`);
  return rows.map((row) => row.year);
}
