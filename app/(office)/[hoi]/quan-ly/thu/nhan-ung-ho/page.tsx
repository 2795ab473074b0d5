/** How the public is asked to give: the account that is shown, codes with their squares, posters. */
import { guarded } from '@/components/access/guarded-page';
import { GivingDesk } from '@/components/giving/giving-desk';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { givingDesk } from '@/lib/giving/desk';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { closeAccount, makeCode, openAccount, retireCode } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function GivingPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'contributions.view', givingDesk);
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('giving.title')}>
      <GivingDesk
        {...{ hoi, locale, data }}
        mayManage={can(actor.roles, 'giving.manage')}
        actions={{
          ...{ openAccount: openAccount.bind(null, hoi), closeAccount: closeAccount.bind(null, hoi) },
          ...{ makeCode: makeCode.bind(null, hoi), retireCode: retireCode.bind(null, hoi) },
        }}
      />
    </StaffPage>
  );
});
