/** The council's meeting. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { MeetingRoom } from '@/components/awards/meeting-room';
import { meetingTexts, RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { meetingPage } from '@/lib/awards/queries/meeting-pages';
import { deskFilter } from '@/lib/awards/schema/desk-forms';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import * as steps from './actions';
import { seatCouncilGuest } from './khach/actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function MeetingPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) =>
    meetingPage(tx, actor, dot, deskFilter(query)),
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    takeAttendance: steps.takeCouncilAttendance.bind(null, hoi),
    ...{ vote: steps.voteOnDossier.bind(null, hoi), voteAll: steps.voteOnShownDossiers.bind(null, hoi) },
    ...{ recuse: steps.recuseMember.bind(null, hoi), conclude: steps.concludeCouncilMeeting.bind(null, hoi) },
    ...{ seat: steps.seatAnotherMember.bind(null, hoi), seatGuest: seatCouncilGuest.bind(null, hoi) },
  };
  const frame = { hoi, locale, roles: actor.roles, texts: meetingTexts };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.meeting.title')}>
      <RoundFrame {...frame} round={data.round} current="meeting" done={query.xong} count={query.so}>
        <MeetingRoom {...frame} userId={actor.userId} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
