/** Requests about personal data: what is open first, by the day it is due; recording one by hand. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { RequestLine } from '@/lib/rights/queries/requests';
import { askers, handChannels, wishes } from '@/lib/rights/schema';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RequestInboxProps {
  hoi: string;
  locale: Locale;
  today: DateVn;
  rows: readonly RequestLine[];
  /** Absent for who only looks. */
  action?: FormAction;
  /** The inspector alone. */
  mayReadLocked: boolean;
}

/** The page below its heading. */
export function RequestInbox({ hoi, locale, today, rows, action, mayReadLocked }: RequestInboxProps) {
  const t = translator(locale);
  return (
    <div className="stack">
      <p className="lede">{t('rights.inbox.lede')}</p>
      <p>
        <a href={routes.askAboutMe(hoi)}>{t('rights.inbox.publicForm')}</a>
      </p>
      <p className="actions">
        <ButtonLink href={routes.office.breaches(hoi)}>{t('rights.breach.toRegister')}</ButtonLink>
        {mayReadLocked ? (
          <ButtonLink href={routes.office.lockedNames(hoi)}>{t('rights.locked.open')}</ButtonLink>
        ) : null}
        <ButtonLink href={routes.office.processingPdf(hoi)}>{t('rights.processing.print')}</ButtonLink>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('rights.inbox.empty')}>
          <p>{t('rights.inbox.emptyBody')}</p>
        </EmptyState>
      ) : (
        <RequestTable {...{ t, hoi, rows }} />
      )}
      {action ? (
        <section>
          <h2>{t('rights.inbox.byHand')}</h2>
          <MessagesProvider locale={locale} modules={['errors', 'ui']}>
            <HandForm {...{ t, locale, today, action }} />
          </MessagesProvider>
        </section>
      ) : null}
    </div>
  );
}

function RequestTable({ t, hoi, rows }: { t: Translator; hoi: string; rows: readonly RequestLine[] }) {
  return (
    <Table
      caption={t('rights.inbox.caption', { count: rows.length })}
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.isLate ? 'warning' : undefined)}
      columns={[
        { key: 'code', header: t('rights.inbox.code'), cell: (row) => row.code },
        { key: 'name', header: t('rights.inbox.about'), cell: (row) => row.name },
        { key: 'wish', header: t('rights.inbox.wish'), cell: (row) => t(`rights.wishes.${row.wish}`) },
        { key: 'due', header: t('rights.inbox.due'), cell: (row) => formatDateVn(row.dueOn) },
        {
          key: 'state',
          header: t('rights.inbox.state'),
          cell: (row) => (
            <>
              <StatusTag tone={row.isLate ? 'danger' : 'info'}>{t(`rights.states.${row.state}`)}</StatusTag>{' '}
              {row.isLate ? t('rights.inbox.late') : ''}
            </>
          ),
        },
        {
          key: 'open',
          header: t('rights.inbox.act'),
          cell: (row) => (
            <ButtonLink
              href={routes.office.request(hoi, row.id)}
              aria-label={`${t('rights.inbox.open')}: ${row.code}`}
            >
              {t('rights.inbox.open')}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

interface HandFormProps {
  t: Translator;
  locale: Locale;
  today: DateVn;
  action: FormAction;
}

function HandForm({ t, locale, today, action }: HandFormProps) {
  const choices = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`rights.${name}.${value}`) }));
  return (
    <PlainForm
      {...{ action, locale, idPrefix: 'ghi', hidden: { today } }}
      fields={[
        { kind: 'radio', name: 'wish', label: t('rights.form.wish'), options: choices('wishes', wishes) },
        {
          kind: 'radio',
          name: 'askedBy',
          label: t('rights.form.askedBy'),
          options: choices('askers', askers),
        },
        {
          ...{ kind: 'radio', name: 'channel', label: t('rights.inbox.channel') },
          options: choices('channels', handChannels),
        },
        { kind: 'text', name: 'name', label: t('rights.form.name') },
        { kind: 'text', name: 'contact', label: t('rights.form.contact') },
        { kind: 'textarea', name: 'text', label: t('rights.form.text'), optional: true },
        {
          ...{ kind: 'date', name: 'receivedOn', label: t('rights.inbox.receivedOn'), today },
          value: formatDateVn(today),
        },
      ]}
      submit={t('rights.inbox.record')}
    />
  );
}
