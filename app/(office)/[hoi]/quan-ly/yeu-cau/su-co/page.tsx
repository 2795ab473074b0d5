/** The register of breaches with its clock of 72 hours. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { BreachRegister } from '@/components/rights/breach-register';
import { can } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import { breachList } from '@/lib/rights/queries/breaches';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { recordFound, recordStep } from './actions';

export default guarded(async function BreachesPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'requests.view', breachList);
  const { locale, data, actor } = page;
  const actions = can(actor.roles, 'requests.handle')
    ? { found: recordFound.bind(null, hoi), step: recordStep.bind(null, hoi) }
    : undefined;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('rights.breach.title')}>
      <BreachRegister {...{ hoi, locale, actions, rows: data }} today={todayVn(new Date())} />
    </StaffPage>
  );
});
