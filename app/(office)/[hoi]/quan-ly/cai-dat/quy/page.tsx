/** Settings: funds and accounts. */
import { FundForms } from '@/components/access/fund-forms';
import { FundsOverview } from '@/components/access/funds-overview';
import { guarded } from '@/components/access/guarded-page';
import { SettingsPage } from '@/components/access/settings-page';
import { todayVn } from '@/lib/kernel/dates';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { addBankAccount, addFund } from './actions';

export default guarded(async function FundsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.openFund', async (tx) => ({
    funds: await listFunds(tx),
    accounts: await listAccounts(tx, ['cash', 'bank', 'goods']),
  }));
  return (
    <SettingsPage page={page} tab="funds" title={translator(page.locale)('access.funds.title')}>
      <FundsOverview locale={page.locale} {...page.data} />
      <FundForms
        locale={page.locale}
        today={todayVn(new Date())}
        addFund={addFund.bind(null, hoi)}
        addBankAccount={addBankAccount.bind(null, hoi)}
      />
    </SettingsPage>
  );
});
