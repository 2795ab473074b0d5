/** The draft of one report: live numbers, words, what changed, units that are silent. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { reportTitle } from '@/components/honours/report-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ReportDesk } from '@/components/reports/report-desk';
import { can } from '@/lib/access/policy';
import { reportDraft, silentUnits } from '@/lib/reports/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { look, write } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ReportDraftPage({ params, searchParams }: Props) {
  const [{ hoi, id }, { xong }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const page = await officePage(hoi, 'reports.view', async (tx) => {
    const draft = await reportDraft(tx, Number(id));
    return draft && { draft, silent: await silentUnits(tx, draft) };
  });
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = can(actor.roles, 'reports.write')
    ? { write: write.bind(null, hoi), look: look.bind(null, hoi) }
    : undefined;
  const draftOwner = `${hoi}:${actor.userId}:bao-cao:${id}`;
  const mayPublish = can(actor.roles, 'reports.publish');
  return (
    <StaffPage page={page} current="publication" title={reportTitle(translator(locale), data.draft)}>
      <ReportDesk {...{ hoi, locale, actions, mayPublish, draftOwner, done: xong, ...data }} />
    </StaffPage>
  );
});
