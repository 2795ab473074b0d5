/**
 * One changed row: what stood there before, what stands there after, and by how much an amount moved.
 * Owns the table. Refuses colours as the only sign: the difference carries its sign in words and figures.
 */
import { amountText } from '@/components/ui/amount';
import { type Column, Table } from '@/components/ui/table';
import type { Difference } from '@/lib/audit/differences';
import type { ChangeView } from '@/lib/audit/views';
import { type Locale, translator } from '@/lib/web/messages';

/** Before and after of one row. A new row has only "after". */
export function ChangeTable({ change, locale }: { change: ChangeView; locale: Locale }) {
  const t = translator(locale);
  const { operation, differences, title } = change;
  if (differences.length === 0) return <p className="muted">{title}</p>;
  const columns: Column<Difference>[] = [
    { key: 'column', header: t('audit.history.column'), cell: (row) => row.name, rowHeading: true },
  ];
  if (operation !== 'INSERT')
    columns.push({ key: 'before', header: t('audit.history.before'), cell: (row) => row.before });
  if (operation !== 'DELETE')
    columns.push({ key: 'after', header: t('audit.history.after'), cell: (row) => row.after });
  if (differences.some((row) => row.changeVnd !== undefined)) {
    const cell = (row: Difference) =>
      row.changeVnd === undefined ? '' : amountText(row.changeVnd, { signed: true });
    columns.push({ key: 'difference', header: t('audit.history.difference'), cell, align: 'end' });
  }
  return <Table caption={title} columns={columns} rows={differences} rowKey={(row) => row.column} />;
}
