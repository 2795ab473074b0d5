/**
 * The certificates of one press as PDF, and the preview of a template. Which facts go on the sheet; the words are in
 * lib/documents. What changed since the press shows in the register, not on the sheet; a revoked one is not drawn again.
 * Refuses to count, and to show a real person in a preview.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { decisionReference } from '@/lib/documents/award-papers';
import {
  type MeritCertificateData,
  meritCertificate,
  previewName,
  usualAchievement,
  usualHeading,
  usualSigner,
} from '@/lib/documents/merit-certificate';
import { press } from '@/lib/documents/press';
import { paperCheck } from '@/lib/documents/qr';
import { PREVIEW } from '@/lib/documents/wording';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, todayVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { routes } from '@/lib/web/routes';
import { type Template, templateByNumber } from './queries';
import { entryNumber } from './register-paper';
import { certificateSentence } from './rules/paper-text';
import type { TemplateInput } from './schema/template';
import { usualTemplate } from './usual-template';

interface SheetRow extends Record<string, unknown> {
  copyNumber: number;
  printedOn: DateVn;
  isRevoked: boolean;
  number: number;
  year: number;
  code: string;
  issuedOn: DateVn;
  replaces: string | null;
  templateNumber: number;
  templateVersion: number;
  decisionNumber: number;
  symbol: string;
  decidedOn: DateVn;
  signedBy: string;
  signerIsChair: boolean;
  category: string;
  merit: string;
  roundName: string;
  schoolYear: string;
  name: string | null;
  school: string;
}

const value = (column: string) => sql`(SELECT p.value FROM app.personal_value p
  WHERE p.association_id = n.association_id AND p.id = ${sql.raw(column)} AND p.erased_at IS NULL)`;

/** Every certificate of a press in its order, as the people are called now. */
async function sheetRows(tx: Tx, printId: number): Promise<SheetRow[]> {
  return tx.execute<SheetRow>(sql`
    SELECT l.copy_number AS "copyNumber", (j.printed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "printedOn",
           EXISTS (SELECT 1 FROM app.certificate_revocation r WHERE r.association_id = g.association_id AND r.certificate_id = g.id) AS "isRevoked",
           g.number, g.year::int AS year, g.code, g.issued_on::text AS "issuedOn", old.number || '/' || old.year AS replaces,
           g.template_number AS "templateNumber", g.template_version AS "templateVersion",
           d.number AS "decisionNumber", a.symbol, d.decided_on::text AS "decidedOn", coalesce(u.display_name, '') AS "signedBy",
           EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = d.association_id AND t.user_id = d.signed_by AND t.role = 'chair'
              AND t.starts_on <= d.issued_at::date AND (t.ended_at IS NULL OR t.ended_at > d.issued_at)) AS "signerIsChair",
           c.category, coalesce(${value('n.merit_value_id')}, '') AS merit, coalesce(${value('n.school_value_id')}, '') AS school,
           o.name AS "roundName", o.school_year AS "schoolYear",
           CASE WHEN n.id IS NOT NULL THEN (SELECT p.value FROM app.personal_value p WHERE p.association_id = w.association_id AND p.party_id = w.party_id
              AND p.field = 'name' AND p.ended_at IS NULL AND p.erased_at IS NULL ORDER BY p.id DESC LIMIT 1) END AS name
      FROM app.certificate_print_line l
      JOIN app.certificate_print j ON j.association_id = l.association_id AND j.id = l.print_id
      JOIN app.certificate g ON g.association_id = l.association_id AND g.id = l.certificate_id
      JOIN app.association a ON a.id = g.association_id
      JOIN app.decision d ON d.association_id = g.association_id AND d.id = g.decision_id
      JOIN app.award w ON w.association_id = g.association_id AND w.id = g.award_id
      JOIN app.award_round o ON o.association_id = w.association_id AND o.id = w.round_id
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
      LEFT JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
      LEFT JOIN app.certificate old ON old.association_id = g.association_id AND old.id = g.replaces_id
      LEFT JOIN access."user" u ON u.id = d.signed_by
     WHERE l.association_id = app.current_association() AND l.print_id = ${printId} ORDER BY l.line`);
}

/**
 * What is on the sheets of one press, or null when there is none. `siteOrigin`: where the code is checked.
 * @throws DomainError awards.paperNeedsAll, certificates.notInForce, certificates.textTooLong
 */
export async function printedSheets(
  tx: Tx,
  printId: number,
  siteOrigin: string,
): Promise<MeritCertificateData[] | null> {
  const rows = await sheetRows(tx, printId);
  if (rows.length === 0) return null;
  if (rows.some(({ name }) => name === null)) throw new DomainError('awards.paperNeedsAll');
  if (rows.some(({ isRevoked }) => isRevoked)) throw new DomainError('certificates.notInForce');
  const { issuer, sampleNotice } = await paperFacts(tx, rows[0]!.decidedOn);
  const known = new Map<string, Promise<Template | undefined>>();
  const templateOf = (row: SheetRow) => {
    const key = `${row.templateNumber}/${row.templateVersion}`;
    const found = known.get(key) ?? templateByNumber(tx, row.templateNumber, row.templateVersion);
    known.set(key, found);
    return found;
  };
  const sheets: MeritCertificateData[] = [];
  for (const row of rows) {
    const template = (await templateOf(row))!;
    const facts = { ...row, associationName: issuer.name };
    sheets.push(
      meritCertificate({
        ...{ issuer, sampleNotice, sheet: template.sheet, name: row.name!, unit: row.school || undefined },
        issuingOffice: template.heading || usualHeading(issuer.name),
        achievement: certificateSentence(template.wording, facts, usualAchievement(row.category)),
        decisionNumber: decisionReference(row.decisionNumber, row.symbol),
        ...{
          decidedOn: row.decidedOn,
          issuedOn: row.issuedOn,
          registerNumber: entryNumber(row),
        },
        replaces: row.replaces ?? undefined,
        signer: signerOf(template, row),
        check: checkOf(row.code, siteOrigin),
        ...{ printNo: row.copyNumber, printedOn: row.printedOn },
      }),
    );
  }
  return sheets;
}

/** Draws sheets as one PDF; to be called when the transaction is over. Errors: documents.pressBusy, documents.pressTooSlow. */
export function drawSheets(sheets: readonly MeritCertificateData[]): Promise<Uint8Array<ArrayBuffer>> {
  return press.print('merit-certificate', sheets);
}

function signerOf(template: TemplateInput, row: { signerIsChair: boolean; signedBy: string }) {
  const usual = usualSigner(row.signerIsChair);
  if (!template.signerOffice) return { ...usual, name: row.signedBy };
  return {
    authority: template.signerAuthority || undefined,
    office: template.signerOffice,
    name: row.signedBy,
  };
}

const checkOf = (code: string, siteOrigin: string) => {
  const printed = formatPaperCode(code);
  return paperCheck(printed, siteOrigin + routes.public.checkPaper({ code: printed }));
};

/** A code that belongs to no paper. */
const PREVIEW_CODE = '2222222222';

/**
 * Two sheets of a template: a made-up name, and a made-up one as long as the longest of the round, so that it is seen how
 * the longest would stand. Nothing of the round but the number of its letters, its name and its school year.
 */
export async function previewSheets(
  tx: Tx,
  templateNumber: number | undefined,
  roundId: number | undefined,
  siteOrigin: string,
): Promise<MeritCertificateData[] | null> {
  const template = templateNumber === undefined ? usualTemplate : await templateByNumber(tx, templateNumber);
  if (!template) return null;
  const today = todayVn(new Date());
  const { issuer, sampleNotice } = await paperFacts(tx, today);
  const [round] = await tx.execute<{ name: string; schoolYear: string; longest: number }>(sql`
    SELECT r.name, r.school_year AS "schoolYear", (SELECT coalesce(max(char_length(p.value)), 0)::int FROM app.nomination n
      JOIN app.personal_value p ON p.association_id = n.association_id AND p.party_id = n.party_id AND p.field = 'name' AND p.ended_at IS NULL
     WHERE n.association_id = r.association_id AND n.round_id = r.id) AS longest
      FROM app.award_round r WHERE r.association_id = app.current_association() AND r.id = ${roundId ?? 0}`);
  const facts = {
    ...{ category: template.categories[0] ?? 'activeMember', merit: '', associationName: issuer.name },
    ...{ roundName: round?.name ?? '……', schoolYear: round?.schoolYear ?? '……' },
  };
  const longest = Math.max(round?.longest ?? 0, previewName.length);
  const sheet = (name: string) =>
    meritCertificate({
      ...{ issuer, sampleNotice, sheet: template.sheet, name, decisionNumber: '……', decidedOn: today },
      issuingOffice: template.heading || usualHeading(issuer.name),
      achievement: certificateSentence(template.wording, facts, usualAchievement(facts.category)),
      signer: signerOf(template, { signerIsChair: true, signedBy: '' }),
      ...{ check: checkOf(PREVIEW_CODE, siteOrigin), printNo: PREVIEW },
    });
  return [sheet(previewName), sheet(longName(longest))];
}

/** A made-up name of so many letters. */
function longName(length: number): string {
  return `${previewName} `
    .repeat(Math.ceil(length / previewName.length))
    .slice(0, length)
    .trim();
}
