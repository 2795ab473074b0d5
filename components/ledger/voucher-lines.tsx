/** What both voucher pages show: the lines as pairs Nợ / Có, and the notice of a voided voucher with its reversal. */
import { Amount } from '@/components/ui/amount';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { formatDateVn } from '@/lib/kernel/dates';
import type { VoucherView } from '@/lib/ledger/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export function VoucherLines({ locale, voucher }: { locale: Locale; voucher: VoucherView }) {
  const t = translator(locale);
  const header = (key: string) => t(`contributions.detail.${key}`);
  return (
    <Table
      caption={header('lines')}
      columns={[
        { key: 'fund', header: header('fundColumn'), cell: (line) => line.fund },
        { key: 'debit', header: header('debit'), cell: (line) => `${line.debit.code} – ${line.debit.name}` },
        {
          key: 'credit',
          header: header('credit'),
          cell: (line) => `${line.credit.code} – ${line.credit.name}`,
        },
        {
          key: 'amount',
          header: header('amount'),
          align: 'end',
          cell: (line) => <Amount value={line.amountVnd} unit={false} />,
        },
      ]}
      rows={voucher.lines}
      rowKey={(line) => `${line.fund}-${line.debit.code}-${line.credit.code}`}
    />
  );
}

/** Nothing for a voucher that stands. */
export function VoidedNotice({
  hoi,
  locale,
  voucher,
}: {
  hoi: string;
  locale: Locale;
  voucher: VoucherView;
}) {
  if (voucher.state !== 'voided' || !voucher.related) return null;
  const t = translator(locale);
  const { occurredOn, reference, reason } = voucher.related;
  const values = { day: formatDateVn(occurredOn), reference, reason: reason ?? '' };
  return (
    <Notice tone="error" title={t('contributions.detail.voidedTitle')}>
      <p>{t('contributions.detail.voidedBody', values)}</p>
      <p>
        <a href={routes.office.voucher(hoi, voucher.related)}>{reference}</a>
      </p>
    </Notice>
  );
}
