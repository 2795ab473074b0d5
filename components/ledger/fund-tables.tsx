/** Each fund over a span: opening + in − out = closing, then in by source and out by use. */
import { Amount } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import { formatDateVn } from '@/lib/kernel/dates';
import type { BookQuery } from '@/lib/ledger/schema';
import type { FundLine } from '@/lib/ledger/statements';
import { type Locale, translator } from '@/lib/web/messages';

interface Props {
  locale: Locale;
  span: BookQuery;
  funds: FundLine[];
}

const parts = ['opening', 'in', 'out', 'other', 'closing', 'committed', 'goods'] as const;
const fieldOf = {
  ...({
    opening: 'openingVnd',
    in: 'inVnd',
    out: 'outVnd',
    other: 'otherVnd',
    closing: 'closingVnd',
  } as const),
  ...({ committed: 'committedVnd', goods: 'goodsVnd' } as const),
};

export function FundTables({ locale, span, funds }: Props) {
  const t = translator(locale);
  const header = (key: string) => t(`ledger.columns.${key}`);
  const sum = (part: (typeof parts)[number]) =>
    funds.reduce((total, fund) => total + fund[fieldOf[part]], 0n);
  return (
    <>
      <p className="lede">
        {t('ledger.span.period', { from: formatDateVn(span.from), to: formatDateVn(span.to) })}
      </p>
      <Table
        caption={t('ledger.caption.funds')}
        columns={[
          { key: 'fund', header: header('fund'), cell: (fund: FundLine) => fund.name },
          ...parts.map((part) => ({
            key: part,
            header: header(part),
            align: 'end' as const,
            cell: (fund: FundLine) => <Amount value={fund[fieldOf[part]]} unit={false} />,
          })),
        ]}
        rows={funds}
        rowKey={(fund) => fund.fundId}
        footer={Object.fromEntries([
          ['fund', t('ledger.total')],
          ...parts.map((part) => [part, <Amount key={part} value={sum(part)} unit={false} />] as const),
        ])}
      />
      <Breakdown {...{ locale, funds, side: 'inBySource', words: 'sources', heading: 'source' }} />
      <Breakdown {...{ locale, funds, side: 'outByUse', words: 'uses', heading: 'use' }} />
    </>
  );
}

interface BreakdownProps {
  locale: Locale;
  funds: FundLine[];
  side: 'inBySource' | 'outByUse';
  words: 'sources' | 'uses';
  heading: 'source' | 'use';
}

function Breakdown({ locale, funds, side, words, heading }: BreakdownProps) {
  const t = translator(locale);
  const sums = new Map<string, bigint>();
  for (const fund of funds)
    for (const item of fund[side]) sums.set(item.key, (sums.get(item.key) ?? 0n) + item.amountVnd);
  if (sums.size === 0) return null;
  const rows = [...sums].map(([key, amountVnd]) => ({ key, amountVnd }));
  rows.sort((a, b) => (a.amountVnd > b.amountVnd ? -1 : 1));
  return (
    <Table
      caption={t(`ledger.columns.${heading}`)}
      compact
      columns={[
        {
          key: 'key',
          header: t(`ledger.columns.${heading}`),
          cell: (row) => t(`ledger.${words}.${row.key}`),
        },
        {
          key: 'amount',
          header: t('ledger.columns.amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
      footer={{
        key: t('ledger.total'),
        amount: <Amount value={rows.reduce((total, row) => total + row.amountVnd, 0n)} unit={false} />,
      }}
    />
  );
}
