/** Programmes of awards: the list, and a new one. */
import { guarded } from '@/components/access/guarded-page';
import { ProgrammeList } from '@/components/awards/programme-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { programmes } from '@/lib/awards/queries/programmes';
import { fundChoices } from '@/lib/awards/queries/rounds';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepProgramme } from './actions';

export default guarded(async function ProgrammesPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'awards.viewRules', async (tx) => ({
    programmes: await programmes(tx),
    funds: await fundChoices(tx),
  }));
  const { locale, data, actor } = page;
  const action = can(actor.roles, 'awards.manageRound') ? keepProgramme.bind(null, hoi) : undefined;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.programmes.title')}>
      <ProgrammeList {...{ hoi, locale, action }} {...data} />
    </StaffPage>
  );
});
