/**
 * The tables of a report: money, sources, uses, funds, units, awards; for the house also categories and units.
 * Owns their order and columns: last year and plan only where there is one. A number with a link leads to what adds up to it.
 */
import { type Column, Table } from '@/components/ui/table';
import { type Measure, type NumberRow, type Part, partsOf, rowsOf } from '@/lib/honours/report-words';
import type { ReportNumber } from '@/lib/honours/schema/reports';
import type { Translator } from '@/lib/web/messages';

export interface TablesProps {
  t: Translator;
  numbers: readonly ReportNumber[];
  /** Address of what a number is made of; undefined: no link. */
  hrefOf: (number: ReportNumber, measure: Measure) => string | undefined;
  /** The words of the association are Vietnamese on every page. */
  isEnglish: boolean;
}

/** The tables of one section; those without rows are left out. */
export function SectionTables({
  section,
  ...props
}: TablesProps & { section: 'propaganda' | 'funds' | 'awards' }) {
  return partsOf[section].map((part) => <PartTable key={part.title} part={part} {...props} />);
}

function PartTable({ t, numbers, hrefOf, isEnglish, part }: TablesProps & { part: Part }) {
  const rows = rowsOf(t, numbers.filter(part.figures), part.measure);
  if (rows.length === 0) return null;
  const columns: Column<NumberRow>[] = [
    {
      ...{ key: 'what', header: t('reports.what') },
      cell: ({ words, isOwnWord }) => (isOwnWord && isEnglish ? <span lang="vi">{words}</span> : words),
    },
    {
      ...{ key: 'value', header: t(`reports.${part.measure}`), align: 'end' },
      cell: ({ value, number }) => {
        const href = hrefOf(number, part.measure);
        return href ? <a href={href}>{value}</a> : value;
      },
    },
    ...(rows.some(({ prior }) => prior !== '')
      ? [
          {
            ...{ key: 'prior', header: t('reports.prior'), align: 'end' as const },
            cell: ({ prior }: NumberRow) => prior,
          },
        ]
      : []),
    ...(rows.some(({ plan }) => plan !== '')
      ? [
          {
            ...{ key: 'plan', header: t('reports.plan'), align: 'end' as const },
            cell: ({ plan }: NumberRow) => plan,
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={t(`reports.tables.${part.title}`)}
      {...{ columns, rows, compact: columns.length < 3 }}
      rowKey={({ key }) => key}
    />
  );
}
