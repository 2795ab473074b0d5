/**
 * Collected against target, year by year, as a drawing and as its table; and each unit of each year.
 * Owns the geometry (percent of the width, so it fits 320 px and A4). Refuses script, and colour as the only sign:
 * figures stand beside every pair of bars, and the table repeats them.
 */
import { Amount, amountText } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import type { UnitName } from '@/lib/campaigns/queries';
import type { Progress, YearProgress } from '@/lib/campaigns/rules';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { percentText } from './percent-text';

interface Props {
  locale: Locale;
  years: YearProgress[];
}

const rowEm = 4.4;

/** The drawing; put `YearTable` with the same years beside it. */
export function ProgressChart({ locale, years }: Props) {
  const t = translator(locale);
  const top = years.reduce(
    (most, { targetVnd, collectedVnd }) => [most, targetVnd, collectedVnd].reduce((a, b) => (a > b ? a : b)),
    1n,
  );
  const width = (amountVnd: bigint) => `${Number((amountVnd * 1000n) / top) / 10}%`;
  const figures = ({ collectedVnd, targetVnd }: Progress) =>
    `${amountText(collectedVnd, { unit: false })} / ${amountText(targetVnd, { unit: false })}`;
  return (
    <svg
      className="waterfall"
      role="img"
      aria-labelledby="progress-title progress-desc"
      width="100%"
      height={`${years.length * rowEm}em`}
    >
      <title id="progress-title">{t('campaigns.chart.title')}</title>
      <desc id="progress-desc">{t('campaigns.chart.description')}</desc>
      {years.map((year, at) => (
        <g key={year.year}>
          <text x="0" y={`${at * rowEm + 1.2}em`}>
            {year.year}
          </text>
          <text className="waterfall-value" x="100%" y={`${at * rowEm + 1.2}em`} textAnchor="end">
            {figures(year)}
          </text>
          <g className="waterfall-total">
            <rect x="0" width={width(year.targetVnd)} y={`${at * rowEm + 1.7}em`} height="0.8em" rx="2" />
          </g>
          <g className="waterfall-in">
            <rect x="0" width={width(year.collectedVnd)} y={`${at * rowEm + 2.7}em`} height="0.8em" rx="2" />
          </g>
        </g>
      ))}
    </svg>
  );
}

function progressColumns<Row extends Progress>(t: Translator) {
  const header = (key: string) => t(`campaigns.col.${key}`);
  const money = (key: 'target' | 'collected' | 'arrears', read: (row: Row) => bigint) => ({
    ...{ key, header: header(key), align: 'end' as const },
    cell: (row: Row) => <Amount value={read(row)} unit={false} />,
  });
  return [
    money('target', (row) => row.targetVnd),
    money('collected', (row) => row.collectedVnd),
    money('arrears', (row) => row.arrearsVnd),
    {
      ...{ key: 'percent', header: header('percent'), align: 'end' as const },
      cell: (row: Row) => percentText(t, row.permille),
    },
  ];
}

/** The twin of the drawing. */
export function YearTable({ locale, years }: Props) {
  const t = translator(locale);
  return (
    <Table
      caption={t('campaigns.chart.table')}
      rows={years}
      rowKey={(row) => row.year}
      columns={[
        { key: 'year', header: t('campaigns.col.year'), cell: (row) => row.year },
        ...progressColumns<YearProgress>(t),
      ]}
    />
  );
}

/** What each unit was asked for and gave, for every year in which a unit had a target of its own. */
export function UnitTables({ locale, years, units }: Props & { units: UnitName[] }) {
  const t = translator(locale);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const nameOf = (unitId: number | null) =>
    (unitId === null ? undefined : names.get(unitId)) ?? t('campaigns.everybodyElse');
  return years
    .filter((year) => year.units.some(({ unitId }) => unitId !== null))
    .map((year) => (
      <Table
        key={year.year}
        caption={t('campaigns.chart.units', { year: String(year.year) })}
        rows={year.units}
        rowKey={(row) => row.unitId ?? 0}
        columns={[
          { key: 'unit', header: t('campaigns.col.unit'), cell: (row) => nameOf(row.unitId) },
          ...progressColumns<YearProgress['units'][number]>(t),
        ]}
      />
    ));
}
