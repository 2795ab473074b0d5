/**
 * Published reports, from the views of the public reader alone.
 * Owns the shapes their pages get: amounts bigint đồng. Refuses what is for the house: the views do not hand it out.
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

type Row = Record<string, string | number | boolean | null>;

export interface PublicReport {
  kind: ReportKind;
  year: number;
  version: number;
  isLast: boolean;
  isWithdrawn: boolean;
  firstOn: DateVn;
  lastOn: DateVn;
  asOf: DateVn;
  cause: ReportCause | null;
  fingerprint: string;
  publishedAt: string;
}

/** Every version of every report, the latest period and the newest version first. */
export async function publicReports(tx: Tx, slug: string): Promise<PublicReport[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT report_kind, year, version, is_last, is_withdrawn, first_on::text AS first_on, last_on::text AS last_on, as_of::text AS as_of,
           cause, encode(fingerprint, 'hex') AS fingerprint, published_at::text AS published_at
      FROM pub.report WHERE slug = ${slug} ORDER BY pub.report.last_on DESC, pub.report.first_on DESC, version DESC`);
  return rows.map((row) => ({
    ...{ kind: row.report_kind as ReportKind, year: Number(row.year), version: Number(row.version) },
    ...{ isLast: row.is_last === true, isWithdrawn: row.is_withdrawn === true },
    ...{ firstOn: String(row.first_on), lastOn: String(row.last_on), asOf: String(row.as_of) },
    cause: row.cause as ReportCause | null,
    ...{ fingerprint: String(row.fingerprint), publishedAt: String(row.published_at) },
  }));
}

export interface ReportContent {
  numbers: ReportNumber[];
  texts: ReportTexts;
}

/** Numbers and words of one version. */
export async function publicReportContent(
  tx: Tx,
  slug: string,
  { kind, year, version }: Pick<PublicReport, 'kind' | 'year' | 'version'>,
): Promise<ReportContent> {
  const one = sql`slug = ${slug} AND report_kind = ${kind} AND year = ${year} AND version = ${version}`;
  const numbers = await tx.execute<Row>(sql`
    SELECT figure, label, item_count, prior_count, plan_count, amount_vnd, prior_amount_vnd, plan_amount_vnd
      FROM pub.report_number WHERE ${one} ORDER BY ordinal`);
  const words = await tx.execute<{ section: ReportSection; body: string }>(
    sql`SELECT section, body FROM pub.report_words WHERE ${one}`,
  );
  return {
    numbers: numbers.map((row) => ({
      ...{ figure: String(row.figure), label: String(row.label), isPublic: true },
      ...{ amountVnd: vnd(row.amount_vnd), itemCount: Number(row.item_count) },
      ...{ priorAmountVnd: vnd(row.prior_amount_vnd), priorCount: count(row.prior_count) },
      ...{ planAmountVnd: vnd(row.plan_amount_vnd), planCount: count(row.plan_count) },
    })),
    texts: Object.fromEntries(words.map(({ section, body }) => [section, body])),
  };
}

/** How a version differs from the one before it that was not withdrawn: numbers, and sections whose words changed. */
export interface ReportStep {
  version: PublicReport;
  previous: number | null;
  changes: NumberChange[];
  sections: ReportSection[];
}

/** The versions of one report as steps, newest first; of a withdrawn one only that it was. Units take no part. */
export async function reportSteps(
  tx: Tx,
  slug: string,
  versions: readonly PublicReport[],
): Promise<ReportStep[]> {
  const shown = versions.filter(({ isWithdrawn }) => !isWithdrawn);
  const contents = new Map<number, ReportContent>();
  for (const one of shown) contents.set(one.version, await publicReportContent(tx, slug, one));
  return versions.map((version) => {
    const content = contents.get(version.version);
    const previous = shown.find((one) => one.version < version.version)?.version ?? null;
    const before = previous === null ? undefined : contents.get(previous);
    if (!content || !before) return { version, previous: null, changes: [], sections: [] };
    const sections = new Set([
      ...Object.keys(content.texts),
      ...Object.keys(before.texts),
    ]) as Set<ReportSection>;
    return {
      ...{ version, previous, changes: changedNumbers(told(before), told(content)) },
      sections: [...sections].filter((section) => content.texts[section] !== before.texts[section]),
    };
  });
}

/** What may be told of a difference: no unit, and of awards no money. */
const told = ({ numbers }: ReportContent) =>
  numbers
    .filter(({ figure }) => figure !== 'open.gifts')
    .map((number) => (number.figure.startsWith('awards') ? { ...number, amountVnd: null } : number));

const vnd = (value: Row[string] | undefined) => (value == null ? null : BigInt(String(value)));
const count = (value: Row[string] | undefined) => (value == null ? null : Number(value));
