/**
 * A report on paper and its numbers as a workbook: which facts go on them. How they look is in lib/documents.
 * Owns nothing that is kept. Refuses to print a version that was never published.
 */
import type { Tx } from '@/db/client';
import { periodReport, type ReportTable } from '@/lib/documents/period-report';
import { periodReportDocx } from '@/lib/documents/period-report-docx';
import { printable } from '@/lib/documents/printable-text';
import { renderPdf } from '@/lib/documents/render';
import { awardSentence, fundSentence, partsOf, rowsOf } from '@/lib/honours/report-words';
import { periodSlug, periodYear } from '@/lib/honours/rules/reports';
import type { ReportNumber, ReportTexts } from '@/lib/honours/schema/reports';
import { type DateVn, formatDateVn, formatInstantVn, todayVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { textWorkbook } from '@/lib/spreadsheets/write-xlsx';
import { type Translator, translator } from '@/lib/web/messages';
import { type ReportDraft, reportDraft, versionContent } from './queries';

interface Printed {
  draft: ReportDraft;
  numbers: readonly ReportNumber[];
  texts: ReportTexts;
  asOf: DateVn;
  /** "Bản nháp …" or which version, published when. */
  state: string;
}

/** The report as PDF, of the draft or of a published version; null when there is none. */
export async function reportPdf(tx: Tx, id: number, version?: number) {
  const paper = await reportPaper(tx, id, version);
  if (!paper) return null;
  return {
    bytes: () => Promise.resolve(renderPdf('period-report', paper.data)),
    filename: `${paper.name}.pdf`,
    contentType: 'application/pdf',
  };
}

/** The same as a Word file, to be edited and merged; null when there is none. */
export async function reportDocx(tx: Tx, id: number, version?: number) {
  const paper = await reportPaper(tx, id, version);
  if (!paper) return null;
  return {
    bytes: () => periodReportDocx(paper.data),
    filename: `${paper.name}.docx`,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  };
}

async function reportPaper(tx: Tx, id: number, version?: number) {
  const printed = await printedReport(tx, id, version);
  if (!printed) return null;
  const t = translator('vi');
  const issuedOn = todayVn(new Date());
  const { issuer, signers, sampleNotice } = await paperFacts(tx, issuedOn);
  const { draft, numbers } = printed;
  const data = periodReport({
    ...{ issuer, sampleNotice, issuedOn },
    subject: t(`reports.paper.subjects.${draft.kind}`, { year: periodYear(draft.kind, draft.year) }),
    chairName: signers.chair ?? '',
    lead: [printed.state, t('reports.asOf', { day: formatDateVn(printed.asOf) })],
    sections: sectionsOf(t, printed),
    tables: tablesOf(t, numbers),
  });
  return { data: printable(data), name: `bao-cao-${periodSlug(draft.kind, draft.year)}` };
}

/** Every table of the report under one another; null when there is no such report. */
export async function reportWorkbook(tx: Tx, id: number, version?: number) {
  const printed = await printedReport(tx, id, version);
  if (!printed) return null;
  const t = translator('vi');
  const { draft, numbers, state } = printed;
  const cells = [
    [t(`reports.titles.${draft.kind}`, { year: periodYear(draft.kind, draft.year) })],
    [state],
    [t('reports.asOf', { day: formatDateVn(printed.asOf) })],
    ...tablesOf(t, numbers).flatMap(({ title, head, rows }) => [[], [title], head, ...rows]),
  ];
  return {
    bytes: textWorkbook(t('reports.paper.sheet'), printable(cells), [48, 22, 22, 30]),
    filename: `phu-luc-${periodSlug(draft.kind, draft.year)}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}

async function printedReport(tx: Tx, id: number, version?: number): Promise<Printed | undefined> {
  const t = translator('vi');
  const draft = await reportDraft(tx, id);
  if (!draft) return undefined;
  if (version === undefined)
    return {
      draft,
      numbers: draft.numbers,
      texts: draft.texts,
      asOf: draft.asOf,
      state: t('reports.paper.draft'),
    };
  const found = draft.versions.find((one) => one.version === version);
  if (!found) return undefined;
  const state = t('reports.paper.version', { version, at: formatInstantVn(found.publishedAt) });
  return { draft, ...(await versionContent(tx, found.id)), asOf: found.asOf, state };
}

function sectionsOf(t: Translator, { numbers, texts }: Printed) {
  const words = (text?: string) => (text ? text.split(/\n+/) : []);
  const part = (section: keyof ReportTexts, level: 1 | 2, sentence?: string) => ({
    ...{ title: t(`reports.sections.${section}`), level },
    paragraphs: [...(sentence ? [sentence] : []), ...words(texts[section])],
  });
  return [
    part('situation', 1),
    { title: t('reports.results'), level: 1 as const, paragraphs: [] },
    part('propaganda', 2),
    part('funds', 2, fundSentence(t, numbers)),
    part('awards', 2, awardSentence(t, numbers)),
    part('shortcomings', 1),
    part('directions', 1),
  ];
}

/** The tables as they are printed: last year and plan only where there is one. */
function tablesOf(t: Translator, numbers: readonly ReportNumber[]): ReportTable[] {
  return Object.values(partsOf)
    .flat()
    .flatMap(({ title, figures, measure }) => {
      const rows = rowsOf(t, numbers.filter(figures), measure);
      if (rows.length === 0) return [];
      const [prior, plan] = [rows.some((row) => row.prior !== ''), rows.some((row) => row.plan !== '')];
      const kept = (cells: string[]) => cells.filter((_, at) => at < 2 || (at === 2 ? prior : plan));
      return [
        {
          title: t(`reports.tables.${title}`),
          head: kept([t('reports.what'), t(`reports.${measure}`), t('reports.prior'), t('reports.plan')]),
          rows: rows.map((row) => kept([row.words, row.value, row.prior || '–', row.plan || '–'])),
        },
      ];
    });
}
