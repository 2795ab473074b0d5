/** Own money moved: paid into the bank, drawn from it, put on deposit. */
import { guarded } from '@/components/access/guarded-page';
import { MoveForm } from '@/components/ledger/move-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { todayVn } from '@/lib/kernel/dates';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { moveMoney } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function MoveMoneyPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.moveMoney', async (tx) => ({
    accounts: await listAccounts(tx, ['cash', 'bank']),
    funds: (await listFunds(tx)).filter((fund) => !fund.isClosed),
  }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('ledger.move.title')}>
      <MoveForm
        action={moveMoney.bind(null, hoi)}
        {...{ locale, today: todayVn(new Date()), requestKey: crypto.randomUUID(), ...data }}
      />
    </StaffPage>
  );
});
