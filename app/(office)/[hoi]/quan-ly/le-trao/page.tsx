/** Ceremonies of the association, latest first. */
import { guarded } from '@/components/access/guarded-page';
import { CeremonyList } from '@/components/ceremonies/ceremony-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { listCeremonies } from '@/lib/ceremonies/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function CeremoniesPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ceremonies.view', (tx) => listCeremonies(tx));
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="ceremonies" title={translator(locale)('ceremonies.title')}>
      <CeremonyList {...{ hoi, locale }} rows={data} mayManage={can(actor.roles, 'ceremonies.manage')} />
    </StaffPage>
  );
});
