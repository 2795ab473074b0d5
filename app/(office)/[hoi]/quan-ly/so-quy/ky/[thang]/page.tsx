/** One month: the balances the count must equal, closing by the accountant, reopening by the chair. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { CloseForm } from '@/components/ledger/close-form';
import { PeriodState } from '@/components/ledger/period-state';
import { ReopenForm } from '@/components/ledger/reopen-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can } from '@/lib/access/policy';
import { periodsOf } from '@/lib/ledger/periods';
import { readMonth } from '@/lib/ledger/schema';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { closeMonth, reopenMonth } from './actions';

export default guarded(async function PeriodPage({ params }: PageProps<'hoi' | 'thang'>) {
  const { hoi, thang } = await params;
  const wanted = readMonth(thang);
  const page = await officePage(hoi, 'ledger.view', async (tx) =>
    wanted ? (await periodsOf(tx, wanted.year)).find((row) => row.month === wanted.month) : undefined,
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const isClosed = data.status === 'closed';
  const month = `${thang.slice(5)}/${thang.slice(0, 4)}`;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('ledger.period.title', { month })}>
      <PeriodState {...{ hoi, locale, row: data }} roles={actor.roles} />
      <MessagesProvider locale={locale} modules={['ledger', 'errors']}>
        {data.status === 'open' && can(actor.roles, 'ledger.closePeriod') ? (
          <CloseForm {...{ locale, month: thang }} action={closeMonth.bind(null, hoi)} />
        ) : null}
        {isClosed && can(actor.roles, 'ledger.reopenPeriod') ? (
          <ReopenForm {...{ locale, month: thang }} action={reopenMonth.bind(null, hoi)} />
        ) : null}
      </MessagesProvider>
    </StaffPage>
  );
});
