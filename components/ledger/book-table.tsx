/** A money book line by line: opening, each movement with what is left, turnover, closing. */
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Figure } from '@/components/ui/description-list';
import { StatusTag } from '@/components/ui/status-tag';
import { type Column, Table } from '@/components/ui/table';
import { formatDateVn } from '@/lib/kernel/dates';
import { rowSentence } from '@/lib/ledger/row-sentence';
import { type BookQuery, bookQuery } from '@/lib/ledger/schema';
import type { BookOfMoney, BookRow } from '@/lib/ledger/statements';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  span: BookQuery;
  book: BookOfMoney;
}

export function BookTable({ hoi, locale, span, book }: Props) {
  const t = translator(locale);
  const total = (value: bigint) => <Amount value={value} unit={false} />;
  return (
    <>
      <p className="lede">
        {t('ledger.span.period', { from: formatDateVn(span.from), to: formatDateVn(span.to) })}
      </p>
      <div className="figures">
        <Figure label={t('ledger.opening')} value={<Amount value={book.openingVnd} />} />
        <Figure label={t('ledger.closing')} value={<Amount value={book.closingVnd} />} />
      </div>
      {span.kind === 'cash' ? (
        <div className="actions no-print">
          <ButtonLink href={routes.office.cashBookPdf(hoi, bookQuery(span))}>{t('ledger.print')}</ButtonLink>
        </div>
      ) : null}
      <Table
        caption={t(`ledger.caption.${span.kind}`)}
        columns={columnsOf(hoi, locale, t)}
        rows={book.rows}
        rowKey={(row) => row.voucherId}
        rowTone={(row) => (row.state === 'voided' ? 'void' : undefined)}
        footer={{
          text: t('ledger.turnover'),
          in: total(book.inVnd),
          out: total(book.outVnd),
          balance: total(book.closingVnd),
        }}
      />
      {book.rows.length === 0 ? (
        <p>{t('ledger.empty')}</p>
      ) : (
        <p className="muted">{t('ledger.turnoverNote')}</p>
      )}
    </>
  );
}

function columnsOf(hoi: string, locale: Locale, t: Translator): Column<BookRow>[] {
  const header = (key: string) => t(`ledger.columns.${key}`);
  const amount = (value: bigint, row: BookRow) =>
    value === 0n ? null : <Amount value={value} unit={false} voided={row.state === 'voided'} />;
  return [
    { key: 'day', header: header('day'), cell: (row) => <DateText date={row.occurredOn} locale={locale} /> },
    {
      key: 'voucher',
      header: header('voucher'),
      rowHeading: true,
      cell: (row) => (
        <a className="whitespace-nowrap" href={routes.office.voucher(hoi, row)}>
          {row.reference}
        </a>
      ),
    },
    { key: 'text', header: header('text'), cell: (row) => rowSentence(row, t) },
    { key: 'in', header: header('in'), align: 'end', cell: (row) => amount(row.inVnd, row) },
    { key: 'out', header: header('out'), align: 'end', cell: (row) => amount(row.outVnd, row) },
    {
      key: 'balance',
      header: header('balance'),
      align: 'end',
      cell: (row) => <Amount value={row.balanceVnd} unit={false} />,
    },
    { key: 'note', header: header('note'), cell: (row) => noteOf(row, t) },
  ];
}

function noteOf(row: BookRow, t: Translator): ReactNode {
  if (row.state === 'posted') return null;
  if (row.state !== 'voided') return t(`ledger.note.${row.state}`, { reference: row.relatedReference ?? '' });
  return (
    <>
      <StatusTag tone="danger">{t('contributions.statuses.voided')}</StatusTag> {row.relatedReference}
    </>
  );
}
