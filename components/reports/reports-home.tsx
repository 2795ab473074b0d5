/**
 * The reports of the association: the list, the form that starts one, the plan of a year.
 * Owns the order. Refuses to offer forms to who only reads.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { reportTitle } from '@/components/honours/report-page';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { reportKinds } from '@/lib/honours/schema/reports';
import { formatInstantVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import type { PlanOfYear, ReportLine } from '@/lib/reports/queries';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface ReportsHomeProps {
  hoi: string;
  locale: Locale;
  rows: readonly ReportLine[];
  /** The plan of this year is shown. */
  year: number;
  plan: PlanOfYear;
  isSaved: boolean;
  /** Absent for who only looks. */
  actions?: { start: FormAction; plan: FormAction };
}

/** The page below its heading. */
export function ReportsHome({ hoi, locale, rows, year, plan, isSaved, actions }: ReportsHomeProps) {
  const t = translator(locale);
  return (
    <div className="stack">
      <p className="lede">{t('reports.office.lede')}</p>
      {rows.length === 0 ? <p>{t('reports.office.none')}</p> : <ReportTable {...{ t, hoi, rows }} />}
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        {actions ? <StartForm {...{ t, locale, action: actions.start, year }} /> : null}
        <section id="ke-hoach">
          <h2>{t('reports.office.planTitle', { year: String(year) })}</h2>
          <p>{t('reports.office.planLede')}</p>
          {isSaved ? <Notice tone="success" title={t('reports.office.saved')} /> : null}
          <PlanForm {...{ t, locale, action: actions?.plan, year, plan }} />
          <p>
            {t('reports.office.planOther')}:{' '}
            {[year - 1, year + 1].map((other) => (
              <span key={other}>
                <a href={`${routes.office.reports(hoi, { nam: other })}#ke-hoach`}>{other}</a>{' '}
              </span>
            ))}
          </p>
        </section>
      </MessagesProvider>
    </div>
  );
}

function ReportTable({ t, hoi, rows }: { t: Translator; hoi: string; rows: readonly ReportLine[] }) {
  return (
    <Table
      caption={t('reports.office.list')}
      columns={[
        { key: 'period', header: t('reports.office.period'), cell: (row) => reportTitle(t, row) },
        { key: 'state', header: t('reports.office.state'), cell: (row) => <State t={t} row={row} /> },
        {
          ...{ key: 'open', header: t('reports.office.act') },
          cell: (row) => (
            <ButtonLink
              href={routes.office.report(hoi, row.id)}
              aria-label={`${t('reports.office.open')}: ${reportTitle(t, row)}`}
            >
              {t('reports.office.open')}
            </ButtonLink>
          ),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function State({ t, row }: { t: Translator; row: ReportLine }) {
  if (row.version === null || !row.publishedAt)
    return <StatusTag>{t('reports.office.notPublished')}</StatusTag>;
  if (row.isWithdrawn) return <StatusTag tone="warning">{t('reports.withdrawnTag')}</StatusTag>;
  const words = { version: row.version, at: formatInstantVn(row.publishedAt) };
  return t('reports.office.published', words);
}

type FormProps = { t: Translator; locale: Locale; year: number };

function StartForm({ t, locale, action, year }: FormProps & { action: FormAction }) {
  return (
    <section>
      <h2>{t('reports.office.start')}</h2>
      <PlainForm
        {...{ locale, action, idPrefix: 'lap' }}
        fields={[
          {
            ...{ kind: 'radio', name: 'kind', label: t('reports.office.kind') },
            options: reportKinds.map((value) => ({ value, label: t(`reports.kinds.${value}`) })),
          },
          {
            ...{
              kind: 'text',
              name: 'year',
              label: t('reports.office.year'),
              hint: t('reports.office.yearHint'),
            },
            ...{ inputMode: 'numeric', width: 'short', value: String(year) },
          },
        ]}
        submit={t('reports.office.begin')}
      />
    </section>
  );
}

function PlanForm({ t, locale, action, year, plan }: FormProps & { action?: FormAction; plan: PlanOfYear }) {
  const [moneyIn, moneyOut] = [plan.moneyInVnd, plan.moneyOutVnd].map((vnd) =>
    vnd === null ? '' : formatVnd(vnd),
  );
  const awards = plan.awards === null ? '' : String(plan.awards);
  if (!action)
    return (
      <ul>
        <li>
          {t('reports.office.moneyIn')}: {moneyIn || '–'}
        </li>
        <li>
          {t('reports.office.moneyOut')}: {moneyOut || '–'}
        </li>
        <li>
          {t('reports.office.planAwards')}: {awards || '–'}
        </li>
      </ul>
    );
  return (
    <PlainForm
      {...{ locale, action, idPrefix: 'ke-hoach', hidden: { year: String(year) } }}
      fields={[
        {
          kind: 'money',
          name: 'moneyIn',
          label: t('reports.office.moneyIn'),
          optional: true,
          value: moneyIn,
        },
        {
          kind: 'money',
          name: 'moneyOut',
          label: t('reports.office.moneyOut'),
          optional: true,
          value: moneyOut,
        },
        {
          ...{ kind: 'text', name: 'awards', label: t('reports.office.planAwards'), optional: true },
          ...{ inputMode: 'numeric', width: 'short', value: awards },
        },
      ]}
      submit={t('reports.office.planSave')}
    />
  );
}
