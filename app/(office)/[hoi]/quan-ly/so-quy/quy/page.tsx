/** Statement of each fund over a span of months: opening, in by source, out by use, closing. */
import { guarded } from '@/components/access/guarded-page';
import { BookTabs } from '@/components/ledger/book-tabs';
import { FundTables } from '@/components/ledger/fund-tables';
import { SpanForm } from '@/components/ledger/span-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { latestDay } from '@/lib/ledger/periods';
import { readBookQuery } from '@/lib/ledger/schema';
import { fundStatement } from '@/lib/ledger/statements';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function FundsPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'ledger.view', async (tx) => {
    const latest = await latestDay(tx);
    const span = readBookQuery({ tu: `${latest.slice(0, 4)}-01`, den: latest.slice(0, 7), ...query }, latest);
    return { span, funds: await fundStatement(tx, span) };
  });
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('ledger.title')}>
      <BookTabs {...{ hoi, locale, current: 'funds' }} />
      <SpanForm {...{ hoi, locale, span: data.span }} />
      <FundTables {...{ locale, ...data }} />
    </StaffPage>
  );
});
