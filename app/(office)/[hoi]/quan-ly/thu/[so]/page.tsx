/** One entry with all its facts, its state, its papers and its history. */
import { notFound } from 'next/navigation';
import { ContributionDetail } from '@/components/contributions/contribution-detail';
import { PublicNameForm } from '@/components/contributions/public-name-form';
import { WaitingReceipts } from '@/components/contributions/waiting-receipts';
import { WithdrawForm } from '@/components/contributions/withdraw-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can } from '@/lib/access/policy';
import { openedContribution } from '@/lib/contributions/opened';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { confirmCash, withdrawCash } from '../actions';
import { changeName } from './actions';

export default async function ContributionPage({ params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  const page = await officePage(hoi, 'contributions.view', (tx) => openedContribution(tx, so));
  const { locale, actor, data } = page;
  if (!data) notFound();
  const { contribution: view, voucher } = data;
  const t = translator(locale);
  const isWaiting = view.status === 'waiting';
  const confirm = can(actor.roles, 'contributions.confirmCash') ? confirmCash.bind(null, hoi) : null;
  return (
    <StaffPage
      page={page}
      current="contributions"
      title={voucher?.reference ?? t('contributions.waiting.reference')}
    >
      {isWaiting ? (
        <WaitingReceipts {...{ hoi, locale, confirm }} rows={[{ ...view, voucher: null }]} />
      ) : null}
      <ContributionDetail {...{ hoi, locale, view, voucher }} roles={actor.roles} />
      <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
        {isWaiting && can(actor.roles, 'contributions.record') ? (
          <WithdrawForm {...{ locale, id: view.id }} action={withdrawCash.bind(null, hoi)} />
        ) : null}
        {view.donorId !== null && can(actor.roles, 'donors.edit') ? (
          <PublicNameForm
            {...{ locale, id: view.id, choice: view.publicNameChoice, publicName: view.publicName ?? '' }}
            action={changeName.bind(null, hoi)}
          />
        ) : null}
      </MessagesProvider>
    </StaffPage>
  );
}
