/** Planning a ceremony of an award round. */
import { guarded } from '@/components/access/guarded-page';
import { PlanCeremonyForm } from '@/components/ceremonies/ceremony-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { roundsToCelebrate } from '@/lib/ceremonies/queries';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { plan } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function NewCeremonyPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ceremonies.manage', (tx) => roundsToCelebrate(tx));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="ceremonies" title={translator(locale)('ceremonies.newTitle')}>
      <PlanCeremonyForm
        locale={locale}
        rounds={data}
        today={todayVn(new Date())}
        action={plan.bind(null, hoi)}
      />
    </StaffPage>
  );
});
