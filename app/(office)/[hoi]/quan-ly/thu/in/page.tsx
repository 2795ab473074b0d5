/** What was printed: the print just made on top with its file, then the latest ones. */
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { PrintedNotice, PrintTable } from '@/components/contributions/prints';
import { StaffPage } from '@/components/office-shell/staff-page';
import { printJobs } from '@/lib/contributions/print-jobs';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

type Props = PageProps<'hoi'> & { searchParams: Promise<{ ban?: string | string[] }> };

export default guarded(async function PrintsPage({ params, searchParams }: Props) {
  const [{ hoi }, { ban }] = [await params, await searchParams];
  const id = typeof ban === 'string' && /^\d{1,15}$/.test(ban) ? Number(ban) : 0;
  const page = await officePage(hoi, 'contributions.view', async (tx) => ({
    opened: id > 0 ? (await printJobs(tx, { id }))[0] : undefined,
    latest: await printJobs(tx, { limit: 50 }),
  }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('contributions.print.prints')}>
      {data.opened ? <PrintedNotice {...{ hoi, locale }} job={data.opened} /> : null}
      <PrintTable {...{ hoi, locale }} jobs={data.latest} />
    </StaffPage>
  );
});
