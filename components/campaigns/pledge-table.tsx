/** The pledges of a campaign, one row each, and the instalments of one pledge. */
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { PledgeView } from '@/lib/campaigns/queries/pledges';
import type { InstalmentProgress } from '@/lib/campaigns/rules';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  slug: string;
  pledges: PledgeView[];
}

const stateText = (t: Translator, { state, overdueDays }: InstalmentProgress) =>
  t(`campaigns.state.${state}`, { days: overdueDays });

/** State of the whole: withdrawn, paid, else that of the oldest open instalment. */
function pledgeState(t: Translator, pledge: PledgeView): string {
  if (pledge.isWithdrawn) return t('campaigns.state.withdrawn');
  const open = pledge.instalments.find(({ openVnd }) => openVnd > 0n);
  return open ? stateText(t, open) : t('campaigns.state.paid');
}

/** The oldest promise first; the name leads to its page. */
export function PledgeTable({ hoi, locale, slug, pledges }: Props) {
  const t = translator(locale);
  const header = (key: string) => t(`campaigns.col.${key}`);
  if (pledges.length === 0) return <p>{t('campaigns.pledges.empty')}</p>;
  return (
    <Table
      caption={t('campaigns.pledges.caption')}
      captionHidden
      rows={pledges}
      rowKey={(row) => row.id}
      columns={[
        {
          ...{ key: 'donor', header: header('donor') },
          cell: (row) => <a href={routes.office.pledge(hoi, slug, row.id)}>{row.donorName}</a>,
        },
        {
          ...{ key: 'promisedOn', header: header('promisedOn') },
          cell: (row) => <DateText date={row.promisedOn} />,
        },
        {
          ...{ key: 'total', header: header('total'), align: 'end' },
          cell: (row) => <Amount value={row.totalVnd} unit={false} />,
        },
        {
          ...{ key: 'paid', header: header('paid'), align: 'end' },
          cell: (row) => <Amount value={row.paidVnd} unit={false} />,
        },
        {
          ...{ key: 'state', header: header('state') },
          cell: (row) => <StatusTag>{pledgeState(t, row)}</StatusTag>,
        },
      ]}
    />
  );
}

/** When which part is due and how much of it is paid. */
export function InstalmentTable({ locale, pledge }: { locale: Locale; pledge: PledgeView }) {
  const t = translator(locale);
  const header = (key: string) => t(`campaigns.col.${key}`);
  return (
    <Table
      caption={t('campaigns.pledges.instalments')}
      rows={pledge.instalments.map((instalment, line) => ({ ...instalment, line }))}
      rowKey={(row) => row.line}
      columns={[
        { key: 'due', header: header('due'), cell: (row) => <DateText date={row.dueOn} /> },
        {
          ...{ key: 'amount', header: header('amount'), align: 'end' },
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
        {
          ...{ key: 'open', header: header('open'), align: 'end' },
          cell: (row) => <Amount value={row.openVnd} unit={false} />,
        },
        { key: 'state', header: header('state'), cell: (row) => stateText(t, row) },
      ]}
    />
  );
}
