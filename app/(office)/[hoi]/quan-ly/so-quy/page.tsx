/** Cash book and bank book of a span of months. */
import { guarded } from '@/components/access/guarded-page';
import { BookTable } from '@/components/ledger/book-table';
import { BookTabs } from '@/components/ledger/book-tabs';
import { SpanForm } from '@/components/ledger/span-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { FigureOrderLink } from '@/components/publication/figure-order-link';
import { latestDay } from '@/lib/ledger/periods';
import { readBookQuery } from '@/lib/ledger/schema';
import { cashBook } from '@/lib/ledger/statements';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function CashBookPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'ledger.view', async (tx) => {
    const span = readBookQuery(query, await latestDay(tx));
    return { span, book: await cashBook(tx, span) };
  });
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('ledger.title')}>
      <BookTabs {...{ hoi, locale, current: data.span.kind }} />
      <p className="no-print">
        <a href={routes.office.moveMoney(hoi)}>{translator(locale)('ledger.move.link')}</a>{' '}
        <a href={routes.office.reports(hoi)}>{translator(locale)('reports.office.title')}</a>
        <FigureOrderLink {...{ hoi, locale }} roles={page.actor.roles} />
      </p>
      <SpanForm {...{ hoi, locale, span: data.span }} />
      <BookTable {...{ hoi, locale, ...data }} />
    </StaffPage>
  );
});
