/** Hands raised in the room. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { HandsRoom } from '@/components/awards/hands-room';
import { meetingTexts, RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { roomPage } from '@/lib/awards/queries/raised-hands';
import { deskFilter } from '@/lib/awards/schema/desk-forms';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import * as steps from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function HandsPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) =>
    roomPage(tx, actor, dot, deskFilter(query)),
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ write: steps.recordRaisedHands.bind(null, hoi), writeAll: steps.recordHandsOfGroup.bind(null, hoi) },
    confirm: steps.confirmRaisedHands.bind(null, hoi),
    ...{ confirmAll: steps.confirmHandsOfGroup.bind(null, hoi), attach: steps.attachPaper.bind(null, hoi) },
  };
  const frame = { hoi, locale, roles: actor.roles, texts: meetingTexts };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.hands.title')}>
      <RoundFrame {...frame} round={data.round} current="meeting" done={query.xong} count={query.so}>
        <HandsRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
