/** Requests about personal data: what is open, by the day it is due; a form for those that did not come by the form. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { RequestInbox } from '@/components/rights/request-inbox';
import { can } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import { requestList } from '@/lib/rights/queries/requests';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { record } from './actions';

export default guarded(async function RequestsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'requests.view', requestList);
  const { locale, data, actor } = page;
  const action = can(actor.roles, 'requests.handle') ? record.bind(null, hoi) : undefined;
  const mayReadLocked = can(actor.roles, 'lockedNames.read');
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('rights.inbox.title')}>
      <RequestInbox {...{ hoi, locale, action, mayReadLocked, rows: data }} today={todayVn(new Date())} />
    </StaffPage>
  );
});
