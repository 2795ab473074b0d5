/** The families of an envelope and what each gave. */
import { Amount } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import type { ContributionView } from '@/lib/contributions/queries';
import { type Locale, translator } from '@/lib/web/messages';

export function FamilyTable({ locale, view }: { locale: Locale; view: ContributionView }) {
  if (view.shares.length === 0) return null;
  const t = translator(locale);
  return (
    <Table
      caption={`${t('contributions.detail.families')} (${view.shares.length})`}
      compact
      columns={[
        { key: 'family', header: t('contributions.detail.family'), cell: (share) => share.name },
        {
          key: 'amount',
          header: t('contributions.detail.amount'),
          align: 'end',
          cell: (share) => <Amount value={share.amountVnd} unit={false} />,
        },
      ]}
      rows={view.shares}
      rowKey={(share) => share.line}
      footer={{ family: t('ledger.total'), amount: <Amount value={view.amountVnd} unit={false} /> }}
    />
  );
}
