/** Settings: funds and accounts. */
import { bankFields, fundFields, fundKindFields } from '@/components/access/fund-fields';
import { FundsOverview } from '@/components/access/funds-overview';
import { SettingsPage } from '@/components/access/settings-page';
import { PlainForm } from '@/components/forms/plain-form';
import { todayVn } from '@/lib/kernel/dates';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { addBankAccount, addFund } from './actions';

export default async function FundsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.openFund', async (tx) => ({
    funds: await listFunds(tx),
    accounts: await listAccounts(tx, ['cash', 'bank', 'goods']),
  }));
  const t = translator(page.locale);
  const today = todayVn(new Date());
  const form = { locale: page.locale, hidden: { today } };
  return (
    <SettingsPage page={page} tab="funds" title={t('access.funds.title')}>
      <FundsOverview locale={page.locale} {...page.data} />
      <h2>{t('access.funds.openFund')}</h2>
      <PlainForm
        {...form}
        action={addFund.bind(null, hoi)}
        fields={[...fundFields(t, today), ...fundKindFields(t)]}
        submit={t('access.funds.openFundSubmit')}
        done={t('access.funds.fundDone')}
      />
      <h2>{t('access.funds.openAccount')}</h2>
      <PlainForm
        {...form}
        action={addBankAccount.bind(null, hoi)}
        idPrefix="tai-khoan"
        fields={[
          ...bankFields(t, false),
          { kind: 'checkbox', name: 'isTermDeposit', label: t('access.funds.termDeposit') },
        ]}
        submit={t('access.funds.openAccountSubmit')}
        done={t('access.funds.accountDone')}
      />
    </SettingsPage>
  );
}
