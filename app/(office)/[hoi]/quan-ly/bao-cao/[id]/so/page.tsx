/** What one number of a report is made of. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { NumberItems, numberTitle } from '@/components/reports/number-items';
import { numberItems, reportDraft } from '@/lib/reports/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function ReportNumberPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { muc, ten }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const [figure, label] = [String(muc ?? 'money.in'), String(ten ?? '')];
  const page = await officePage(hoi, 'reports.view', async (tx) => {
    const draft = await reportDraft(tx, Number(id));
    const number = draft?.numbers.find((one) => one.figure === figure && one.label === label);
    return number && { number, items: await numberItems(tx, Number(id), { figure, label }) };
  });
  const { locale, data } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="publication" title={numberTitle(translator(locale), data.number)}>
      <NumberItems {...{ hoi, locale, reportId: Number(id), ...data }} />
    </StaffPage>
  );
});
