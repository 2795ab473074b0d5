/**
 * Statements imported so far, and the queue of money nobody knows yet.
 * Owns the columns and how long a line has been waiting. Refuses amounts without their account.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { type DateVn, daysBetween, formatDateVn } from '@/lib/kernel/dates';
import type { HeldLine, StatementRow } from '@/lib/statements/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface StatementListProps {
  hoi: string;
  locale: Locale;
  rows: StatementRow[];
  held: HeldLine[];
  mayImport: boolean;
  today: DateVn;
}

/** The list, its actions, and the queue. */
export function StatementList(props: StatementListProps) {
  const { hoi, locale, rows, mayImport } = props;
  const t = translator(locale);
  const buttons = (
    <>
      {mayImport ? (
        <ButtonLink variant="primary" shortcut="N" href={routes.office.importStatement(hoi)}>
          {t('statements.list.import')}
        </ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.statementRules(hoi)}>{t('statements.rules.link')}</ButtonLink>
    </>
  );
  if (rows.length === 0)
    return (
      <EmptyState title={t('statements.list.empty')} actions={buttons}>
        <p>{t('statements.list.emptyBody')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className="lede">{t('statements.lede')}</p>
      <div className="actions">{buttons}</div>
      <HeldQueue {...props} />
      <StatementTable {...props} />
    </>
  );
}

function StatementTable({ hoi, locale, rows }: StatementListProps) {
  const t = translator(locale);
  const label = (key: string) => t(`statements.list.${key}`);
  return (
    <Table
      caption={label('caption')}
      rows={rows}
      rowKey={(row) => row.statementId}
      columns={[
        {
          key: 'span',
          header: label('span'),
          cell: (row) => (
            <a href={routes.office.bankStatement(hoi, row.statementId)}>
              {formatDateVn(row.firstOn)} – {formatDateVn(row.lastOn)}
            </a>
          ),
        },
        { key: 'account', header: label('account'), cell: (row) => row.accountName },
        {
          key: 'lines',
          header: label('lines'),
          align: 'end',
          cell: (row) => row.newCount.toLocaleString(locale),
        },
        {
          key: 'closing',
          header: label('closing'),
          align: 'end',
          cell: (row) =>
            row.closingVnd === null ? label('noBalance') : <Amount value={row.closingVnd} unit={false} />,
        },
        { key: 'state', header: label('state'), cell: (row) => <StateOf {...{ row, locale }} /> },
      ]}
    />
  );
}

function StateOf({ row, locale }: { row: StatementRow; locale: Locale }) {
  const t = translator(locale);
  const held = row.heldCount > 0 ? ` · ${t('statements.list.held', { count: row.heldCount })}` : '';
  if (row.isFinished) return <StatusTag tone="success">{t('statements.list.finished') + held}</StatusTag>;
  if (row.openCount === 0) return <StatusTag tone="info">{t('statements.list.done') + held}</StatusTag>;
  return <StatusTag tone="warning">{t('statements.list.open', { count: row.openCount }) + held}</StatusTag>;
}

function HeldQueue({ hoi, locale, held, today, mayImport }: StatementListProps) {
  const t = translator(locale);
  const label = (key: string) => t(`statements.held.${key}`);
  if (held.length === 0) return null;
  const opens = (row: HeldLine) =>
    mayImport
      ? routes.office.bankLine(hoi, row.statementId, row.lineId)
      : routes.office.bankStatement(hoi, row.statementId, { loc: 'giu-lai' });
  return (
    <section>
      <h2>{label('title')}</h2>
      <p>{label('lede')}</p>
      <Table
        caption={label('caption')}
        rows={held}
        rowKey={(row) => row.lineId}
        columns={[
          { key: 'day', header: label('day'), cell: (row) => <DateText date={row.occurredOn} /> },
          {
            key: 'amount',
            header: label('amount'),
            align: 'end',
            cell: (row) => <Amount value={row.restVnd} unit={false} href={opens(row)} />,
          },
          { key: 'memo', header: label('memo'), cell: (row) => row.memo },
          { key: 'note', header: label('note'), cell: (row) => row.note },
          {
            key: 'age',
            header: label('age'),
            cell: (row) => t('statements.held.days', { count: daysBetween(row.occurredOn, today) }),
          },
        ]}
      />
    </section>
  );
}
