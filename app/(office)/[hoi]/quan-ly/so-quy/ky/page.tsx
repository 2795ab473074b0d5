/** The months of a year: open, closed, not over. */
import { guarded } from '@/components/access/guarded-page';
import { BookTabs } from '@/components/ledger/book-tabs';
import { PeriodTable } from '@/components/ledger/period-table';
import { StaffPage } from '@/components/office-shell/staff-page';
import { latestDay, periodsOf } from '@/lib/ledger/periods';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function PeriodsPage({ params, searchParams }: Props) {
  const [{ hoi }, { nam }] = [await params, await searchParams];
  const page = await officePage(hoi, 'ledger.view', async (tx) => {
    const latest = Number((await latestDay(tx)).slice(0, 4));
    const year = typeof nam === 'string' && /^(19|20)\d\d$/.test(nam) ? Number(nam) : latest;
    return { year, rows: await periodsOf(tx, year) };
  });
  const { locale, data, actor } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('ledger.title')}>
      <BookTabs {...{ hoi, locale, current: 'periods' }} />
      <PeriodTable {...{ hoi, locale, ...data }} roles={actor.roles} />
    </StaffPage>
  );
});
