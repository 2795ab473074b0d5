/** Settings: invite people by a link. */
import { guarded } from '@/components/access/guarded-page';
import { InvitePanel } from '@/components/access/invite-panel';
import { SettingsPage } from '@/components/access/settings-page';
import { openInvitations, roundsForGuests } from '@/lib/access/people-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { invitationLinkStart } from '@/lib/web/site-address';
import { makeInvitation, takeInvitationBack } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<{ vai?: string; dot?: string }>;
}

export default guarded(async function InvitePage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'access.manage', async (tx) => ({
    rounds: await roundsForGuests(tx),
    open: await openInvitations(tx),
  }));
  return (
    <SettingsPage page={page} tab="people" title={translator(page.locale)('access.invite.title')}>
      <InvitePanel
        locale={page.locale}
        associationName={page.association.name}
        linkStart={await invitationLinkStart()}
        {...page.data}
        start={{ role: query.vai, roundId: query.dot }}
        make={makeInvitation.bind(null, hoi)}
        withdraw={takeInvitationBack.bind(null, hoi)}
      />
    </SettingsPage>
  );
});
