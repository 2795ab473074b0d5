/** One report of a mistake. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { MistakeRoom } from '@/components/mistakes/mistake-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { formatPaperCode } from '@/lib/kernel/codes';
import { mistakePage } from '@/lib/mistakes/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { reportedPaper } from '@/lib/web/reported-page';
import { step } from './actions';

export default guarded(async function MistakeReportPage(props: {
  params: Promise<{ hoi: string; id: string }>;
}) {
  const { hoi, id } = await props.params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const page = await officePage(hoi, 'mistakes.view', (tx) => mistakePage(tx, Number(id), reportedPaper));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const title = translator(locale)('mistakes.room.title', { code: formatPaperCode(data.code) });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <MistakeRoom
        {...{ hoi, locale, report: data, action: step.bind(null, hoi) }}
        mayAnswer={can(actor.roles, 'mistakes.answer')}
      />
    </StaffPage>
  );
});
