/** Guests of the council, and the guest's own vote. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { GuestRoom } from '@/components/awards/guest-room';
import { meetingTexts, RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { guestPage } from '@/lib/awards/queries/guests';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { endCouncilGuestSeat, standAsideAsGuest, voteAsGuest } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function GuestsPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) => guestPage(tx, actor, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ vote: voteAsGuest.bind(null, hoi), aside: standAsideAsGuest.bind(null, hoi) },
    end: endCouncilGuestSeat.bind(null, hoi),
  };
  const frame = { hoi, locale, roles: actor.roles, texts: meetingTexts };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.guests.title')}>
      <RoundFrame {...frame} round={data.round} current="meeting" done={query.xong}>
        <GuestRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
