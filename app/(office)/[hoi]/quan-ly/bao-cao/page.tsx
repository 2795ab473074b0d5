/** The reports of the association; a form to start one, and the plan of a year. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ReportsHome } from '@/components/reports/reports-home';
import { can } from '@/lib/access/policy';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import { planOf, reportList } from '@/lib/reports/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { plan, start } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ReportsPage({ params, searchParams }: Props) {
  const [{ hoi }, { nam, xong }] = [await params, await searchParams];
  const year = nam && /^(199\d|20\d\d)$/.test(nam) ? Number(nam) : yearOf(todayVn(new Date()));
  const page = await officePage(hoi, 'reports.view', async (tx) => ({
    rows: await reportList(tx),
    plan: await planOf(tx, year),
  }));
  const { locale, data, actor } = page;
  const actions = can(actor.roles, 'reports.write')
    ? { start: start.bind(null, hoi), plan: plan.bind(null, hoi) }
    : undefined;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('reports.office.title')}>
      <ReportsHome {...{ hoi, locale, actions, year, isSaved: xong === 'plan', ...data }} />
    </StaffPage>
  );
});
