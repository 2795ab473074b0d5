/**
 * Years of the fund side by side: a drawing of what came and went, and the table with the same figures.
 * Owns the scale, one for all years. Refuses script, and colour as the only sign: each bar carries its word and amount.
 */
import { Amount, amountText } from '@/components/ui/amount';
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import type { FundYear } from '@/lib/honours/year-queries';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface FundYearsProps {
  locale: Locale;
  place: PublicPlace;
  years: readonly FundYear[];
}

/** Everything under the heading; the latest year stands first. */
export function FundYears({ locale, place, years }: FundYearsProps) {
  const t = translator(locale);
  if (years.length === 0)
    return <EmptyState title={t('honours.yearsTable.none')}>{t('honours.yearsTable.noneBody')}</EmptyState>;
  const latestFirst = years.toReversed();
  return (
    <>
      <p className="lede">{t('honours.yearsTable.lede')}</p>
      <Bars {...{ t }} years={latestFirst} />
      <Table
        caption={t('honours.yearsTable.caption')}
        columns={columnsOf(t, place)}
        rows={latestFirst}
        rowKey={(row) => String(row.year)}
      />
    </>
  );
}

const rowEm = 2.6;

function Bars({ t, years }: { t: Translator; years: readonly FundYear[] }) {
  const most = years.reduce(
    (max, { inVnd, outVnd }) => [max, inVnd, outVnd].reduce((a, b) => (a > b ? a : b)),
    1n,
  );
  const bars = years.flatMap(({ year, inVnd, outVnd }) => [
    {
      key: `${year}-in`,
      kind: 'in',
      label: t('honours.yearsTable.inOf', { year: String(year) }),
      value: inVnd,
    },
    {
      key: `${year}-out`,
      kind: 'out',
      label: t('honours.yearsTable.outOf', { year: String(year) }),
      value: outVnd,
    },
  ]);
  return (
    <svg
      className="waterfall"
      role="img"
      aria-labelledby="cac-nam-title cac-nam-desc"
      width="100%"
      height={`${bars.length * rowEm}em`}
    >
      <title id="cac-nam-title">{t('honours.yearsTable.caption')}</title>
      <desc id="cac-nam-desc">{t('honours.yearsTable.lede')}</desc>
      {bars.map(({ key, kind, label, value }, at) => (
        <g key={key} className={`waterfall-${kind}`}>
          <text x="0" y={`${at * rowEm + 1.1}em`}>
            {label}
          </text>
          <text className="waterfall-value" x="100%" y={`${at * rowEm + 1.1}em`} textAnchor="end">
            {amountText(value, { unit: false })}
          </text>
          <rect
            x="0"
            width={`${Number((value * 1000n) / most) / 10}%`}
            y={`${at * rowEm + 1.4}em`}
            height="0.8em"
            rx="2"
          />
        </g>
      ))}
    </svg>
  );
}

function columnsOf(t: Translator, place: PublicPlace): Column<FundYear>[] {
  const amount = (key: 'openingVnd' | 'inVnd' | 'outVnd' | 'closingVnd'): Column<FundYear> => ({
    ...{ key, header: t(`honours.yearsTable.${key}`), align: 'end' },
    cell: (row) => <Amount value={row[key]} unit={false} />,
  });
  return [
    {
      ...{ key: 'year', header: t('honours.yearsTable.year'), rowHeading: true },
      cell: (row) => (
        <a href={routes.public.transparency({ ...place, year: row.year })}>
          {t('honours.years.year', { year: String(row.year) })}
        </a>
      ),
    },
    ...(['openingVnd', 'inVnd', 'outVnd', 'closingVnd'] as const).map(amount),
    { key: 'asOf', header: t('honours.yearsTable.asOf'), cell: (row) => formatDateVn(row.asOf) },
  ];
}
