/**
 * Publishing a report: exactly what everybody will see, then the two acts of the chair.
 * Owns the order. Refuses to publish what was not on this page: its fingerprint is handed over hidden.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ReportBody } from '@/components/honours/report-body';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { ReportContent } from '@/lib/honours/report-queries';
import { periodSlug } from '@/lib/honours/rules/reports';
import { reportCauses } from '@/lib/honours/schema/reports';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { ReportDraft } from '@/lib/reports/queries';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { Faults } from './report-desk';

export interface ReportPublicationProps {
  hoi: string;
  locale: Locale;
  draft: ReportDraft;
  content?: ReportContent;
  /** The version that was just published. */
  published?: number;
  actions: { publish: FormAction; withdraw: FormAction };
}

/** The page below its heading. */
export function ReportPublication({
  hoi,
  locale,
  draft,
  content,
  published,
  actions,
}: ReportPublicationProps) {
  const t = translator(locale);
  const last = draft.versions[0];
  return (
    <div className="stack">
      {published ? (
        <Notice tone="success" title={t('reports.office.donePublished', { version: published })} />
      ) : null}
      <p className="actions">
        <ButtonLink href={routes.office.report(hoi, draft.id)}>{t('reports.office.toDraft')}</ButtonLink>
      </p>
      <Faults {...{ t, draft }} />
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        {content ? (
          <>
            <p className="lede">{t('reports.office.previewLede')}</p>
            <ReportBody {...{ locale, ...content, asOf: draft.asOf }} hrefOf={() => undefined} />
            <PublishForm {...{ t, locale, draft, action: actions.publish }} />
          </>
        ) : null}
        {last ? <Versions {...{ t, hoi, draft }} /> : null}
        {last && !last.isWithdrawn ? (
          <section>
            <h2>{t('reports.office.withdrawTitle')}</h2>
            <p>{t('reports.office.withdrawNote')}</p>
            <PlainForm
              {...{ locale, action: actions.withdraw, variant: 'danger', idPrefix: 'rut' }}
              hidden={{ versionId: String(last.id) }}
              fields={[{ kind: 'text', name: 'reason', label: t('reports.office.withdrawReason') }]}
              submit={t('reports.office.withdraw')}
            />
          </section>
        ) : null}
      </MessagesProvider>
    </div>
  );
}

type PartProps = { t: Translator; draft: ReportDraft };

function PublishForm({ t, locale, draft, action }: PartProps & { locale: Locale; action: FormAction }) {
  const isLater = draft.versions.length > 0;
  return (
    <section>
      <h2>{t('reports.office.publishTitle')}</h2>
      <p>{t('reports.office.publishNote')}</p>
      <PlainForm
        {...{ locale, action, idPrefix: 'cong-bo', submit: t('reports.office.publish') }}
        hidden={{ reportId: String(draft.id), seen: draft.fingerprint }}
        fields={[
          ...(isLater
            ? [
                {
                  ...{ kind: 'select' as const, name: 'cause', label: t('reports.office.cause') },
                  options: ['', ...reportCauses].map((value) => ({
                    value,
                    label: t(value === '' ? 'reports.office.causeNone' : `reports.causes.${value}`),
                  })),
                },
              ]
            : []),
          { kind: 'text', name: 'reason', label: t('reports.office.reason'), optional: !isLater },
        ]}
      />
    </section>
  );
}

function Versions({ t, hoi, draft }: PartProps & { hoi: string }) {
  const { id, kind, year, versions } = draft;
  return (
    <section>
      <h2>{t('reports.office.publishedVersions')}</h2>
      <Table
        caption={t('reports.office.publishedVersions')}
        captionHidden
        columns={[
          {
            ...{ key: 'version', header: t('reports.versions') },
            cell: ({ version, isWithdrawn }) => (
              <>
                {t('reports.version', { version })}{' '}
                {isWithdrawn ? <StatusTag>{t('reports.withdrawnTag')}</StatusTag> : null}
              </>
            ),
          },
          { key: 'at', header: t('reports.office.at'), cell: (row) => formatInstantVn(row.publishedAt) },
          { key: 'by', header: t('reports.office.by'), cell: ({ publishedBy }) => publishedBy },
          {
            ...{ key: 'why', header: t('reports.office.why') },
            cell: ({ cause, reason }) =>
              [cause ? t(`reports.causes.${cause}`) : '', reason].filter(Boolean).join('. ') || '–',
          },
          {
            ...{ key: 'print', header: t('reports.office.print') },
            cell: ({ version }) => (
              <>
                <a
                  href={routes.office.reportPdf(hoi, id, { ban: version })}
                  aria-label={`${t('reports.office.print')}: ${t('reports.version', { version })}`}
                >
                  PDF
                </a>{' '}
                <a
                  href={routes.office.reportDocx(hoi, id, { ban: version })}
                  aria-label={`Word: ${t('reports.version', { version })}`}
                >
                  Word
                </a>
              </>
            ),
          },
        ]}
        rows={versions}
        rowKey={(row) => row.version}
      />
      <p>
        <a href={routes.public.report({ hoi, period: periodSlug(kind, year) })}>
          {t('reports.office.publicPage')}
        </a>
      </p>
    </section>
  );
}
