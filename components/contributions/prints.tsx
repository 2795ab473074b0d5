/** Prints as they were counted: the one just made with its file, and the list of the latest. */
import { ButtonLink } from '@/components/ui/button';
import { InstantText } from '@/components/ui/date-text';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { PrintJobRow } from '@/lib/contributions/print-jobs';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Place {
  hoi: string;
  locale: Locale;
}

export function PrintedNotice({ hoi, locale, job }: Place & { job: PrintJobRow }) {
  const t = translator(locale);
  const copies = job.copyCount > 0 ? t('contributions.print.withCopies', { copies: job.copyCount }) : '';
  return (
    <Notice
      tone="success"
      title={t('contributions.print.printed', { papers: job.paperCount })}
      actions={
        <>
          <ButtonLink variant="primary" large href={routes.office.printedPdf(hoi, job.id)}>
            {t('contributions.print.openFile')}
          </ButtonLink>
          <ButtonLink href={routes.office.contributions(hoi)}>{t('contributions.print.back')}</ButtonLink>
        </>
      }
    >
      <p>
        {t(`contributions.print.forms.${job.form}`)}. {copies}
      </p>
      <p>{t('contributions.print.openAgain')}</p>
    </Notice>
  );
}

export function PrintTable({ hoi, locale, jobs }: Place & { jobs: PrintJobRow[] }) {
  const t = translator(locale);
  const header = (key: string) => t(`contributions.print.columns.${key}`);
  if (jobs.length === 0) {
    return (
      <EmptyState
        title={t('contributions.print.none')}
        actions={<a href={routes.office.contributions(hoi)}>{t('contributions.print.back')}</a>}
      />
    );
  }
  return (
    <Table
      caption={t('contributions.print.latest')}
      columns={[
        { key: 'at', header: header('at'), cell: (job) => <InstantText at={job.printedAt} /> },
        {
          key: 'form',
          header: header('form'),
          rowHeading: true,
          cell: (job) => (
            <a href={routes.office.printedPdf(hoi, job.id)}>{t(`contributions.print.forms.${job.form}`)}</a>
          ),
        },
        { key: 'papers', header: header('papers'), align: 'end', cell: (job) => job.paperCount },
        { key: 'copies', header: header('copies'), align: 'end', cell: (job) => job.copyCount },
        { key: 'by', header: header('by'), cell: (job) => job.printedByName },
      ]}
      rows={jobs}
      rowKey={(job) => job.id}
    />
  );
}
