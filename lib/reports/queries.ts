/**
 * What staff read of reports: the list, one draft with its numbers and what changed, versions, what a number is made of.
 * Owns nothing public. Refuses hardship: no table of it is touched; who gave is a name only in the list behind a number.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { changedNumbers, type NumberChange } from '@/lib/honours/rules/reports';
import type {
  ReportCause,
  ReportKind,
  ReportNumber,
  ReportSection,
  ReportTexts,
} from '@/lib/honours/schema/reports';
import type { DateVn } from '@/lib/kernel/dates';
import { lastSaving, savedTexts, wordsOfTexts } from './text-queries';

type Row = Record<string, string | number | boolean | null>;

export interface ReportLine {
  id: number;
  kind: ReportKind;
  year: number;
  firstOn: DateVn;
  lastOn: DateVn;
  /** The last version; null when there is none. */
  version: number | null;
  publishedAt: string | null;
  isWithdrawn: boolean;
}

/** All reports, the latest period first. */
export async function reportList(tx: Tx): Promise<ReportLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT r.id, r.kind, r.year, r.first_on::text AS first_on, r.last_on::text AS last_on, v.version, v.published_at::text AS published_at,
           w.version_id IS NOT NULL AS withdrawn
      FROM app.report r
      LEFT JOIN LATERAL (SELECT * FROM app.report_version o WHERE o.association_id = r.association_id AND o.report_id = r.id
                          ORDER BY o.version DESC LIMIT 1) v ON true
      LEFT JOIN app.report_withdrawal w ON w.association_id = v.association_id AND w.version_id = v.id
     WHERE r.association_id = app.current_association() ORDER BY r.last_on DESC, r.first_on DESC`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), kind: row.kind as ReportKind, year: Number(row.year) },
    ...{ firstOn: String(row.first_on), lastOn: String(row.last_on) },
    version: row.version === null ? null : Number(row.version),
    publishedAt: row.published_at as string | null,
    isWithdrawn: row.withdrawn === true,
  }));
}

export interface PlanOfYear {
  moneyInVnd: bigint | null;
  moneyOutVnd: bigint | null;
  awards: number | null;
}

/** The plan of a year, as it was last set. */
export async function planOf(tx: Tx, year: number): Promise<PlanOfYear> {
  const rows = await tx.execute<Row>(sql`
    SELECT DISTINCT ON (figure) figure, amount_vnd, item_count FROM app.report_plan
     WHERE association_id = app.current_association() AND year = ${year} ORDER BY figure, id DESC`);
  const found = new Map(rows.map((row) => [row.figure, row]));
  const vnd = (figure: string) => amount(found.get(figure)?.amount_vnd ?? null);
  const awards = found.get('awards')?.item_count ?? null;
  return {
    ...{ moneyInVnd: vnd('money.in'), moneyOutVnd: vnd('money.out') },
    awards: awards === null ? null : Number(awards),
  };
}

export interface ReportVersion {
  id: number;
  version: number;
  asOf: DateVn;
  cause: ReportCause | null;
  reason: string;
  fingerprint: string;
  publishedBy: string;
  publishedAt: string;
  isWithdrawn: boolean;
}

export interface ReportDraft {
  id: number;
  kind: ReportKind;
  year: number;
  firstOn: DateVn;
  lastOn: DateVn;
  /** The day up to which the numbers tell. */
  asOf: DateVn;
  numbers: ReportNumber[];
  texts: ReportTexts;
  /** The last saving of words; 0: none. */
  saving: number;
  /** What differs from the numbers somebody last looked at, and when that was. */
  changes: NumberChange[];
  lookedAt: string | null;
  faults: { section: ReportSection; fault: 'name' | 'number' }[];
  /** Of the numbers and words as they are now; publishing hands it in. */
  fingerprint: string;
  versions: ReportVersion[];
}

/** One report with everything its pages show; undefined when there is none. */
export async function reportDraft(tx: Tx, id: number): Promise<ReportDraft | undefined> {
  const [row] = await tx.execute<Row>(sql`
    SELECT r.id, r.kind, r.year, r.first_on::text AS first_on, r.last_on::text AS last_on, app.report_day(r.last_on)::text AS as_of,
           app.report_draft_fingerprint(r.id) AS fingerprint
      FROM app.report r WHERE r.association_id = app.current_association() AND r.id = ${id}`);
  if (!row) return undefined;
  const numbers = await draftNumbers(tx, id);
  const look = await lastLook(tx, id);
  const saved = await savedTexts(tx, id);
  const faults = await tx.execute<{ section: ReportSection; fault: 'name' | 'number' }>(
    sql`SELECT section, fault FROM app.report_draft_faults(${id})`,
  );
  return {
    ...{ id, kind: row.kind as ReportKind, year: Number(row.year), asOf: String(row.as_of) },
    ...{ firstOn: String(row.first_on), lastOn: String(row.last_on), fingerprint: String(row.fingerprint) },
    ...{ numbers, texts: wordsOfTexts(saved), saving: lastSaving(saved), faults: [...faults] },
    ...{ changes: look ? changedNumbers(look.numbers, numbers) : [], lookedAt: look?.at ?? null },
    versions: await reportVersions(tx, id),
  };
}

/** The numbers as the books stand now. */
async function draftNumbers(tx: Tx, id: number): Promise<ReportNumber[]> {
  const rows = await tx.execute<Row>(sql`SELECT * FROM app.report_draft(${id}) ORDER BY ordinal`);
  return rows.map(numberRow);
}

/** The frozen numbers and words of a version; for the house, so with what is not public. */
export async function versionContent(
  tx: Tx,
  versionId: number,
): Promise<{ numbers: ReportNumber[]; texts: ReportTexts }> {
  const own = sql`association_id = app.current_association() AND version_id = ${versionId}`;
  const numbers = await tx.execute<Row>(sql`SELECT * FROM app.report_number WHERE ${own} ORDER BY ordinal`);
  const words = await tx.execute<{ section: ReportSection; body: string }>(
    sql`SELECT section, body FROM app.report_words WHERE ${own}`,
  );
  return {
    numbers: numbers.map(numberRow),
    texts: Object.fromEntries(words.map(({ section, body }) => [section, body])),
  };
}

async function lastLook(tx: Tx, id: number) {
  const [row] = await tx.execute<{ numbers: [string, string, string, number][]; at: string }>(sql`
    SELECT numbers, looked_at::text AS at FROM app.report_look
     WHERE association_id = app.current_association() AND report_id = ${id} ORDER BY id DESC LIMIT 1`);
  return (
    row && {
      at: row.at,
      numbers: row.numbers.map(([figure, label, vnd, itemCount]) => ({
        ...{ figure, label, itemCount },
        amountVnd: BigInt(vnd),
      })),
    }
  );
}

async function reportVersions(tx: Tx, id: number): Promise<ReportVersion[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT v.id, v.version, v.as_of::text AS as_of, v.cause, coalesce(p.value, '') AS reason, encode(v.fingerprint, 'hex') AS fingerprint,
           coalesce(u.display_name, '') AS by, v.published_at::text AS published_at, w.version_id IS NOT NULL AS withdrawn
      FROM app.report_version v
      LEFT JOIN access."user" u ON u.id = v.published_by
      LEFT JOIN app.personal_value p ON p.association_id = v.association_id AND p.id = v.reason_value_id
      LEFT JOIN app.report_withdrawal w ON w.association_id = v.association_id AND w.version_id = v.id
     WHERE v.association_id = app.current_association() AND v.report_id = ${id} ORDER BY v.version DESC`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), version: Number(row.version), asOf: String(row.as_of) },
    ...{ cause: row.cause as ReportCause | null, reason: String(row.reason), publishedBy: String(row.by) },
    ...{ fingerprint: String(row.fingerprint), publishedAt: String(row.published_at) },
    isWithdrawn: row.withdrawn === true,
  }));
}

export interface NumberItem {
  day: DateVn | null;
  reference: string;
  what: string;
  amountVnd: bigint;
  itemCount: number;
  /** Who gave, where the number counts givers. */
  party: { id: number; name: string } | null;
}

/** What a number is made of: the items add up to it. */
export async function numberItems(
  tx: Tx,
  id: number,
  { figure, label }: { figure: string; label: string },
): Promise<NumberItem[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT i.day::text AS day, i.reference, i.what, i.amount_vnd, i.item_count, i.party_id, n.value AS name
      FROM app.report_draft_items(${id}, ${figure}, ${label}) i
      LEFT JOIN app.personal_value n ON n.association_id = app.current_association() AND n.party_id = i.party_id AND n.field = 'name' AND n.ended_at IS NULL
     ORDER BY i.day, i.reference, i.what, i.subject_id`);
  return rows.map((row) => ({
    ...{ day: row.day as DateVn | null, reference: String(row.reference), what: String(row.what) },
    ...{ amountVnd: BigInt(String(row.amount_vnd)), itemCount: Number(row.item_count) },
    party: row.party_id === null ? null : { id: Number(row.party_id), name: String(row.name ?? '') },
  }));
}

export interface SilentUnit {
  id: number;
  name: string;
  kind: string;
}

/**
 * Chapters, schools, learning centres and associations the house knows that in the period gave nothing, collected
 * nothing and proposed nobody. What proposes is written by hand, so it is compared without marks.
 */
export async function silentUnits(
  tx: Tx,
  { firstOn, asOf }: { firstOn: DateVn; asOf: DateVn },
): Promise<SilentUnit[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT y.id, y.kind, n.value AS name FROM app.party y
      JOIN app.personal_value n ON n.association_id = y.association_id AND n.party_id = y.id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE y.association_id = app.current_association() AND y.alias_of IS NULL AND y.kind IN ('chapter', 'school', 'learningCentre', 'association')
       AND NOT EXISTS (SELECT 1 FROM app.contribution c JOIN app.party d ON d.association_id = c.association_id AND d.id IN (c.donor_id, c.through_id)
            WHERE c.association_id = y.association_id AND c.status = 'posted' AND c.occurred_on BETWEEN ${firstOn} AND ${asOf} AND coalesce(d.alias_of, d.id) = y.id)
       AND NOT EXISTS (SELECT 1 FROM app.nomination m WHERE m.association_id = y.association_id
            AND (m.nominated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${firstOn} AND ${asOf} AND app.fold(m.proposed_by_unit) = n.folded)
     ORDER BY n.value COLLATE "vi-x-icu" LIMIT 500`);
  return rows.map((row) => ({ id: Number(row.id), name: String(row.name), kind: String(row.kind) }));
}

const amount = (text: string | number | boolean | null) => (text === null ? null : BigInt(String(text)));

function numberRow(row: Row): ReportNumber {
  const count = (value: Row[string] | undefined) => (value == null ? null : Number(value));
  return {
    ...{ figure: String(row.figure), label: String(row.label), isPublic: row.is_public === true },
    ...{ amountVnd: amount(row.amount_vnd ?? null), itemCount: Number(row.item_count) },
    ...{ priorAmountVnd: amount(row.prior_amount_vnd ?? null), priorCount: count(row.prior_count) },
    ...{ planAmountVnd: amount(row.plan_amount_vnd ?? null), planCount: count(row.plan_count) },
  };
}
