/** A report as everybody would see it, and the chair's two acts: publish, withdraw. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { reportTitle } from '@/components/honours/report-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ReportPublication } from '@/components/reports/report-publication';
import { reportPreview } from '@/lib/reports/preview';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { publish, withdraw } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ReportPublicationPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { xong, ban }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const page = await officePage(hoi, 'reports.publish', (tx, actor) =>
    reportPreview(tx, actor, { id: Number(id), slug: hoi }),
  );
  const { locale, data } = page;
  if (!data) notFound();
  const t = translator(locale);
  const actions = { publish: publish.bind(null, hoi), withdraw: withdraw.bind(null, hoi) };
  const published = xong === 'published' && ban && /^\d{1,4}$/.test(ban) ? Number(ban) : undefined;
  const title = t('reports.office.previewTitle', { report: reportTitle(t, data.draft) });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <ReportPublication {...{ hoi, locale, actions, published, ...data }} />
    </StaffPage>
  );
});
