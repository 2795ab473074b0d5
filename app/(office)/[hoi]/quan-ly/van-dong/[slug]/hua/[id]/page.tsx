/** One pledge: instalments, the gifts that paid it, the reminder. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { PledgeView } from '@/components/campaigns/pledge-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { pledgePage } from '@/lib/campaigns/pages';
import { reminderText } from '@/lib/campaigns/reminder';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { attach, change, detach, makeCode, retireCode, withdraw } from './actions';

interface Props {
  params: Promise<{ hoi: string; slug: string; id: string }>;
}

export default guarded(async function PledgePage({ params }: Props) {
  const { hoi, slug, id } = await params;
  const page = await officePage(hoi, 'campaigns.view', (tx) => pledgePage(tx, slug, id));
  const { locale, actor, association, data } = page;
  if (!data) notFound();
  const title = translator(locale)('campaigns.pledges.one', { donor: data.pledge.donorName });
  return (
    <StaffPage page={page} current="contributions" title={title}>
      <PledgeView
        {...{ hoi, locale, page: data }}
        reminder={reminderText(translator('vi'), association.name, data.pledge, data.transfer)}
        mayPledge={can(actor.roles, 'campaigns.pledge')}
        mayAttach={can(actor.roles, 'contributions.record')}
        mayCode={can(actor.roles, 'giving.manage')}
        codeActions={{ make: makeCode.bind(null, hoi), retire: retireCode.bind(null, hoi) }}
        actions={{
          ...{ attach: attach.bind(null, hoi), detach: detach.bind(null, hoi) },
          ...{ change: change.bind(null, hoi), withdraw: withdraw.bind(null, hoi) },
        }}
      />
    </StaffPage>
  );
});
