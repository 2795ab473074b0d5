/** One entry with all its facts, its state, its papers and its history. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { ContributionDetail } from '@/components/contributions/contribution-detail';
import { EntryForms } from '@/components/contributions/entry-forms';
import { WaitingReceipts } from '@/components/contributions/waiting-receipts';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { entryPage } from '@/lib/contributions/entry-page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { confirmCash, printGifts, withdrawCash } from '../actions';
import { changeName, move, stateBasis } from './actions';

export default guarded(async function ContributionPage({ params }: PageProps<'hoi' | 'so'>) {
  const { hoi, so } = await params;
  const page = await officePage(hoi, 'contributions.view', (tx) => entryPage(tx, so));
  const { locale, actor, data } = page;
  if (!data) notFound();
  const { contribution: view, ...rest } = data;
  const confirm = can(actor.roles, 'contributions.confirmCash') ? confirmCash.bind(null, hoi) : null;
  const print = printGifts.bind(null, hoi);
  const title = rest.voucher?.reference ?? translator(locale)('contributions.waiting.reference');
  return (
    <StaffPage page={page} current="contributions" title={title}>
      {view.status === 'waiting' ? (
        <WaitingReceipts {...{ hoi, locale, confirm }} rows={[{ ...view, voucher: null }]} />
      ) : null}
      <ContributionDetail {...{ hoi, locale, view, voucher: rest.voucher, print, actor }} />
      <EntryForms
        {...{ hoi, locale, view, ...rest, roles: actor.roles, move: move.bind(null, hoi) }}
        stateBasis={stateBasis.bind(null, hoi)}
        withdraw={withdrawCash.bind(null, hoi)}
        changeName={changeName.bind(null, hoi)}
      />
    </StaffPage>
  );
});
