/** The awards of one order as transfers: accounts, the list, the file for the bank. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { TransferView } from '@/components/transfers/transfer-view';
import { can } from '@/lib/access/policy';
import { transferPage } from '@/lib/transfers/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keep, list } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
}

export default guarded(async function TransfersPage({ params }: Props) {
  const { hoi, id } = await params;
  const page = await officePage(hoi, 'payments.view', (tx) => transferPage(tx, id));
  const { locale, actor, data } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="payments" title={translator(locale)('transfers.title')}>
      <TransferView
        {...{ hoi, locale, data }}
        mayPrepare={can(actor.roles, 'payments.prepare')}
        actions={{ keep: keep.bind(null, hoi), list: list.bind(null, hoi) }}
      />
    </StaffPage>
  );
});
