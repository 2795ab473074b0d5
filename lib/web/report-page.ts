/** What the public pages of reports read. 404 for a period or version that never was, 410 for what was withdrawn. */
import { publishedFigures } from '@/lib/honours/queries';
import {
  type PublicReport,
  publicReportContent,
  publicReports,
  type ReportContent,
  type ReportStep,
  reportSteps,
} from '@/lib/honours/report-queries';
import { periodOf } from '@/lib/honours/rules/reports';
import { pageStatus } from './page-tags';
import { type PublicParams, publicPage } from './public-page';

/** The reports in force, the latest period first. */
export function readReports(params: PublicParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug): Promise<PublicReport[]> => {
    const all = await publicReports(tx, slug);
    return all.filter(({ isLast, isWithdrawn }) => isLast && !isWithdrawn);
  });
}

export interface ReportPageData {
  report: PublicReport;
  content: ReportContent;
  steps: ReportStep[];
  /** Amounts of the published fund figures of the same year: a number leads to the ledger when they are the same. */
  ledger: ReadonlyMap<string, bigint>;
}

/** One report, in the version asked for or the last one. */
export function readReport(params: Promise<Awaited<PublicParams> & { ky?: string }>, asked?: string) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug) => {
    const period = periodOf((await params).ky ?? '');
    const all = await publicReports(tx, slug);
    const own = all.filter(({ kind, year }) => kind === period?.kind && year === period.year);
    const report = asked ? own.find(({ version }) => version === Number(asked)) : own[0];
    if (!report) return missing(404);
    if (report.isWithdrawn) return missing(410);
    const figures =
      report.kind === 'year' ? await publishedFigures(tx, slug, 'fundFigures', report.year) : [];
    const data: ReportPageData = {
      report,
      content: await publicReportContent(tx, slug, report),
      steps: await reportSteps(tx, slug, own),
      ledger: new Map(figures.map(({ figure, amountVnd }) => [figure, amountVnd])),
    };
    return data;
  });
}

function missing(status: 404 | 410): 'missing' | 'withdrawn' {
  pageStatus(status);
  return status === 404 ? 'missing' : 'withdrawn';
}
