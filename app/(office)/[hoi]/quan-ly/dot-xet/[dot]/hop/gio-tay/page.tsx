/** Hands raised in the room. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { HandsRoom } from '@/components/awards/hands-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { roomPage } from '@/lib/awards/queries/raised-hands';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { attachPaper, confirmRaisedHands, recordRaisedHands } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function HandsPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) => roomPage(tx, actor, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ write: recordRaisedHands.bind(null, hoi), attach: attachPaper.bind(null, hoi) },
    confirm: confirmRaisedHands.bind(null, hoi),
  };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.hands.title')}>
      <RoundFrame {...frame} round={data.round} current="meeting" done={query.xong}>
        <HandsRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
