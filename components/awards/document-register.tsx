/** Legal documents with from when and until when they are in force; below, a new one and the end of one. */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { DateText } from '@/components/ui/date-text';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { DocumentsData, LegalDocument } from '@/lib/awards/queries/legal-documents';
import { documentKinds } from '@/lib/awards/schema/document-forms';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';

export interface DocumentRegisterProps {
  locale: Locale;
  data: DocumentsData;
  /** Left out for who only reads. */
  actions?: { record: FormAction; end: FormAction };
  /** What was just done, from the address. */
  done?: string;
}

/** The whole page. */
export function DocumentRegister({ locale, data, actions, done }: DocumentRegisterProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.documents.${key}`);
  const { documents } = data;
  const doneKey = { recorded: 'doneRecorded', ended: 'doneEnded' }[done ?? ''];
  return (
    <MessagesProvider locale={locale} modules={['awards', 'errors', 'common']}>
      {doneKey ? <Notice tone="success" title={text(doneKey)} /> : null}
      <p className="lede">{text('lede')}</p>
      {documents.length === 0 ? (
        <EmptyState title={text('emptyTitle')}>{text('emptyBody')}</EmptyState>
      ) : (
        <DocumentTable locale={locale} documents={documents} />
      )}
      {actions ? <Forms {...{ locale, data, actions }} /> : null}
    </MessagesProvider>
  );
}

function DocumentTable({ locale, documents }: { locale: Locale; documents: LegalDocument[] }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.documents.${key}`);
  return (
    <Table
      caption={text('title')}
      captionHidden
      rows={documents}
      rowKey={(row) => row.id}
      columns={[
        { ...{ key: 'line', header: text('line') }, cell: (row) => <span lang="vi">{row.line}</span> },
        { ...{ key: 'kind', header: text('kind') }, cell: (row) => text(`kinds.${row.kind}`) },
        { ...{ key: 'issued', header: text('issuedOn') }, cell: (row) => <DateText date={row.issuedOn} /> },
        {
          ...{ key: 'state', header: text('state') },
          cell: (row) => <State {...{ locale, row, documents }} />,
        },
      ]}
    />
  );
}

function State({
  locale,
  row,
  documents,
}: {
  locale: Locale;
  row: LegalDocument;
  documents: LegalDocument[];
}) {
  const t = translator(locale);
  const from = formatDateVn(row.inForceFrom);
  if (row.endedOn === null) return t('awards.documents.standing', { from });
  const next = documents.find((one) => one.id === row.replacedById);
  const ended = { from, to: formatDateVn(row.endedOn), reason: row.endReason ?? '' };
  return (
    <>
      <p>{t('awards.documents.ended', ended)}</p>
      {next ? <p>{t('awards.documents.replaced', { line: next.line })}</p> : null}
    </>
  );
}

function Forms({
  locale,
  data,
  actions,
}: Required<Pick<DocumentRegisterProps, 'locale' | 'data' | 'actions'>>) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.documents.${key}`);
  const choices = (list: LegalDocument[]) => list.map(({ id, line }) => ({ value: String(id), label: line }));
  const standing = data.documents.filter((one) => one.endedOn === null);
  const today = { today: data.today };
  return (
    <>
      <details open={data.documents.length === 0}>
        <summary>{text('new')}</summary>
        <PlainForm
          {...{ action: actions.record, locale, submit: text('submit'), hidden: today }}
          fields={[
            {
              ...{ kind: 'select', name: 'kind', label: text('kind') },
              options: documentKinds.map((value) => ({ value, label: text(`kinds.${value}`) })),
            },
            { kind: 'text', name: 'number', label: text('number'), hint: text('numberHint'), optional: true },
            { kind: 'date', name: 'issuedOn', label: text('issuedOn'), ...today },
            { kind: 'text', name: 'issuer', label: text('issuer') },
            { kind: 'text', name: 'title', label: text('docTitle'), hint: text('titleHint') },
            {
              ...{ kind: 'date', name: 'inForceFrom', label: text('inForceFrom'), optional: true, ...today },
              hint: text('inForceFromHint'),
            },
          ]}
        />
      </details>
      {standing.length > 0 ? (
        <details>
          <summary>{text('end')}</summary>
          <PlainForm
            {...{ action: actions.end, locale, submit: text('endSubmit'), hidden: today }}
            fields={[
              { kind: 'select', name: 'documentId', label: text('endOf'), options: choices(standing) },
              { kind: 'date', name: 'endedOn', label: text('endedOn'), ...today },
              {
                ...{ kind: 'select', name: 'replacedById', label: text('replacedBy'), optional: true },
                options: [{ value: '', label: text('none') }, ...choices(data.documents)],
              },
              { kind: 'text', name: 'reason', label: text('reason') },
            ]}
          />
        </details>
      ) : null}
    </>
  );
}
