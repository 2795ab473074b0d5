/** All award rounds of the association. */
import { guarded } from '@/components/access/guarded-page';
import { RoundList } from '@/components/awards/round-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { roundList } from '@/lib/awards/queries/rounds';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function AwardRoundsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'awards.view', (tx) => roundList(tx));
  const { locale, data, actor } = page;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.list.title')}>
      <RoundList
        {...{ hoi, locale }}
        rounds={data}
        canOpen={can(actor.roles, 'awards.manageRound')}
        canSeeRules={can(actor.roles, 'awards.viewRules')}
      />
    </StaffPage>
  );
});
