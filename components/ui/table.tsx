/**
 * A table of records that becomes a stack of cards on a phone, by style sheet alone.
 * Owns caption, headings, row headings, number alignment and voided rows.
 * Refuses client state: sorting, filtering and paging are links and GET forms.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** "end" for amounts and counts: figures line up. */
  align?: 'start' | 'end';
  /** The column that names the row; the first one unless another is marked. */
  rowHeading?: boolean;
  /** Boxes to tick and buttons: of no use on paper, so not printed. */
  screenOnly?: boolean;
}

export interface TableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** "void" strikes the row through; say so in words in one of its cells as well. */
  rowTone?: (row: Row) => 'void' | 'warning' | undefined;
  /** Cells of a total row, by column key. */
  footer?: Record<string, ReactNode>;
  /** Keeps the table a table on phones (two or three narrow columns). */
  compact?: boolean;
  /** On phones the cells of a card speak for themselves: a name, what for, where from. No label before each. */
  bare?: boolean;
}

/**
 * Said outright because a table shown as cards (display: block) stops being a table for some screen readers.
 */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** Renders `rows` under `columns`; the explicit roles keep it a table for screen readers when shown as cards. */
export function Table<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  rowTone,
  footer,
  compact,
  bare,
}: TableProps<Row>) {
  const heading = columns.find((column) => column.rowHeading) ?? columns[0];
  return (
    <table className={classNames('data-table', !compact && 'data-cards', bare && 'data-bare')} {...as.table}>
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead {...as.rowgroup}>
        <tr {...as.row}>
          {columns.map((column) => (
            <th key={column.key} {...as.columnheader} scope="col" className={classOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...as.row} data-tone={rowTone?.(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} heading={column === heading}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {footer ? <Footer columns={columns} footer={footer} /> : null}
    </table>
  );
}

function classOf<Row>({ align, screenOnly }: Column<Row>): string | undefined {
  return classNames(align === 'end' && 'num', screenOnly && 'no-print') || undefined;
}

function Cell<Row>({
  column,
  heading,
  children,
}: {
  column: Column<Row>;
  heading: boolean;
  children: ReactNode;
}) {
  const className = classOf(column);
  if (heading) {
    return (
      <th scope="row" {...as.rowheader} className={className}>
        {children}
      </th>
    );
  }
  return (
    <td {...as.cell} className={className} data-label={column.header}>
      {children}
    </td>
  );
}

function Footer<Row>({ columns, footer }: { columns: Column<Row>[]; footer: Record<string, ReactNode> }) {
  return (
    <tfoot {...as.rowgroup}>
      <tr {...as.row}>
        {columns.map((column) => (
          <td key={column.key} {...as.cell} className={classOf(column)} data-label={column.header}>
            {footer[column.key] ?? null}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
