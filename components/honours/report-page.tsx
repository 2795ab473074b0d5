/**
 * The public pages of reports: the list by year, and one report with its versions.
 * Owns their arrangement. Refuses names: the database let none through.
 */

import { PublicFrame } from '@/components/public-shell/public-frame';
import { publicPlace } from '@/components/public-shell/public-shell';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import type { PublicReport } from '@/lib/honours/report-queries';
import { periodSlug, periodYear } from '@/lib/honours/rules/reports';
import type { ReportNumber } from '@/lib/honours/schema/reports';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { PublicPage } from '@/lib/web/public-page';
import type { ReportPageData } from '@/lib/web/report-page';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { figureHref } from './figure-words';
import { Hash } from './publication-facts';
import { ReportBody } from './report-body';
import { VersionSteps } from './report-steps';

/** "Báo cáo sơ kết 6 tháng đầu năm 2019". */
export const reportTitle = (t: Translator, { kind, year }: Pick<PublicReport, 'kind' | 'year'>) =>
  t(`reports.titles.${kind}`, { year: periodYear(kind, year) });

const addressOf = (place: PublicPlace, { kind, year }: Pick<PublicReport, 'kind' | 'year'>) =>
  routes.public.report({ ...place, period: periodSlug(kind, year) });

/** `/bao-cao`: the reports in force, by the year in which they end. */
export function ReportListPage({ page }: { page: PublicPage<PublicReport[]> }) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const place = publicPlace(locale, association.slug);
  const years = [...new Set(data.map(({ lastOn }) => lastOn.slice(0, 4)))];
  return (
    <PublicFrame
      {...{ locale, association, current: 'transparency', address: routes.public.reports }}
      title={t('reports.title')}
      description={t('reports.lede')}
    >
      <p className="lede">{t('reports.lede')}</p>
      {data.length === 0 ? <p>{t('reports.none')}</p> : null}
      {years.map((year) => (
        <section key={year}>
          <h2>{year}</h2>
          <ul>
            {data
              .filter(({ lastOn }) => lastOn.startsWith(year))
              .map((one) => (
                <li key={addressOf(place, one)}>
                  <a href={addressOf(place, one)}>{reportTitle(t, one)}</a>{' '}
                  <span className="muted">
                    {t('reports.listed', { at: formatInstantVn(one.publishedAt), version: one.version })}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </PublicFrame>
  );
}

export interface ReportPageProps {
  page: PublicPage<ReportPageData | 'missing' | 'withdrawn'>;
  /** The period as in the address. */
  period: string;
}

/** `/bao-cao/<ky>`: counts and amounts only, so search engines may read it; an earlier version is kept from them. */
export function ReportPage({ page, period }: ReportPageProps) {
  const { locale, association, data } = page;
  const t = translator(locale);
  const shown = typeof data === 'object' ? data : undefined;
  const state = data === 'withdrawn' ? 'withdrawn' : 'missing';
  const place = publicPlace(locale, association.slug);
  return (
    <PublicFrame
      {...{ locale, association, current: 'transparency' }}
      title={shown ? reportTitle(t, shown.report) : t(`reports.${state}Title`)}
      description={shown && periodSentence(t, shown.report)}
      address={(other) => routes.public.report({ ...other, period })}
      noIndex={!shown?.report.isLast}
    >
      {shown ? (
        <OneReport {...{ page: shown, place }} locale={locale} />
      ) : (
        <EmptyState
          title={t(`reports.${state}Title`)}
          actions={<ButtonLink href={routes.public.reports(place)}>{t('reports.toList')}</ButtonLink>}
        >
          <p>{t(`reports.${state}Body`)}</p>
        </EmptyState>
      )}
    </PublicFrame>
  );
}

/** From when to when, and when it was published. */
export function periodSentence(t: Translator, report: PublicReport): string {
  return t('reports.period', {
    ...{ first: formatDateVn(report.firstOn), last: formatDateVn(report.lastOn) },
    ...{ at: formatInstantVn(report.publishedAt), version: report.version },
  });
}

type OneProps = { page: ReportPageData; place: PublicPlace; locale: 'vi' | 'en' };

function OneReport({ page, place, locale }: OneProps) {
  const t = translator(locale);
  const { report, content, steps, ledger } = page;
  return (
    <>
      <p>{periodSentence(t, report)}</p>
      {report.isLast ? null : (
        <p>
          <strong>{t('reports.earlier')}</strong> <a href={addressOf(place, report)}>{t('reports.toLast')}</a>
        </p>
      )}
      <ReportBody
        {...{ locale, ...content, asOf: report.asOf }}
        hrefOf={(number, measure) => linkOf(place, report, number, measure, ledger)}
      />
      <h2>{t('reports.versions')}</h2>
      <p>
        {t('reports.fingerprint')} <Hash hex={report.fingerprint} />
      </p>
      <VersionSteps
        {...{ t, steps, shown: report.version }}
        hrefOf={(version) =>
          routes.public.report({
            ...{ ...place, period: periodSlug(report.kind, report.year) },
            query: version === steps[0]?.version.version ? undefined : { ban: version },
          })
        }
      />
      <p className="actions">
        <ButtonLink href={routes.public.reports(place)}>{t('reports.toList')}</ButtonLink>
      </p>
    </>
  );
}

const LEDGER: Readonly<Record<string, string>> = { 'money.in': 'in', 'money.out': 'out' };

/** To the ledger where its lines add up to the number; to the lists of the year for what they count. */
function linkOf(
  place: PublicPlace,
  { kind, year }: PublicReport,
  number: ReportNumber,
  measure: 'amount' | 'count',
  ledger: ReadonlyMap<string, bigint>,
): string | undefined {
  const figure = LEDGER[number.figure] ?? number.figure;
  if (measure !== 'amount' || number.amountVnd === 0n || ledger.get(figure) !== number.amountVnd)
    return undefined;
  return kind === 'year' && /^(in|out)(\.|$)/.test(figure) ? figureHref(place, year, figure) : undefined;
}
