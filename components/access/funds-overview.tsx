/**
 * The funds and the accounts that hold money or goods, as two tables.
 * Owns their columns; refuses balances, which are in the cash book.
 */
import { Table } from '@/components/ui/table';
import type { Account, Fund } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** `accounts`: cash, bank and goods only. */
export function FundsOverview({
  locale,
  funds,
  accounts,
}: {
  locale: Locale;
  funds: Fund[];
  accounts: Account[];
}) {
  const t = translator(locale);
  const bank = (account: Account) => [account.bankName, account.accountNo].filter(Boolean).join(' · ') || '–';
  return (
    <>
      <Table
        caption={t('access.funds.fundsCaption')}
        rows={funds}
        rowKey={(fund) => fund.id}
        columns={[
          { key: 'name', header: t('access.funds.fundName'), cell: (fund) => fund.name, rowHeading: true },
          { key: 'code', header: t('access.funds.code'), cell: (fund) => fund.code },
          {
            key: 'kind',
            header: t('access.funds.kind'),
            cell: (fund) => t(`access.funds.kinds.${fund.kind}`),
          },
          { key: 'purpose', header: t('access.funds.purpose'), cell: (fund) => fund.purpose || '–' },
        ]}
      />
      <Table
        caption={t('access.funds.accountsCaption')}
        rows={accounts}
        rowKey={(account) => account.id}
        columns={[
          {
            key: 'name',
            header: t('access.funds.accountName'),
            cell: (account) => account.name,
            rowHeading: true,
          },
          { key: 'code', header: t('access.funds.code'), cell: (account) => account.code },
          {
            key: 'kind',
            header: t('access.funds.kind'),
            cell: (account) => t(`access.funds.accountKinds.${account.kind}`),
          },
          { key: 'bank', header: t('access.funds.bankName'), cell: bank },
        ]}
      />
    </>
  );
}
