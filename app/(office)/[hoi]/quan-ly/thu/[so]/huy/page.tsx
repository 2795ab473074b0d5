/** Voiding a voucher: what will happen, the reason, the day. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { VoidForm } from '@/components/contributions/void-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { openedContribution } from '@/lib/contributions/opened';
import { todayOf } from '@/lib/contributions/queries';
import { formatVndUnit } from '@/lib/kernel/money';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { voidGift } from './actions';

export default guarded(async function VoidPage({ params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  const page = await officePage(hoi, 'contributions.void', async (tx) => ({
    opened: await openedContribution(tx, so),
    today: await todayOf(tx),
  }));
  const { locale, data, actor } = page;
  const voucher = data.opened?.voucher;
  if (voucher?.state !== 'posted') notFound();
  const { reference, amountVnd } = voucher;
  const title = translator(locale)('contributions.void.title', { reference });
  return (
    <StaffPage page={page} current="contributions" title={title}>
      <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
        <VoidForm
          {...{ locale, reference, amount: formatVndUnit(amountVnd), today: data.today }}
          {...{ action: voidGift.bind(null, hoi), contributionId: voucher.contributionId! }}
          isCashForOthers={voucher.book === 'PT' && !actor.roles.includes('cashier')}
          backHref={routes.office.contribution(hoi, voucher)}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
