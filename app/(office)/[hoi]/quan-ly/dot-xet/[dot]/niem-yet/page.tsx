/** The posted list of a round: how long it hangs, who objected, what was answered, which awards wait. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { PostingRoom } from '@/components/awards/posting-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { postingPage } from '@/lib/awards/queries/objections';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { answerObjection, keepObjection, postList, reviewObjection } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function PostingPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewAfter', (tx) => postingPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  const actions = {
    ...{ post: postList.bind(null, hoi), object: keepObjection.bind(null, hoi) },
    ...{ review: reviewObjection.bind(null, hoi), answer: answerObjection.bind(null, hoi) },
  };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('after.posting.title')}>
      <RoundFrame {...frame} round={data.round} current="decision" done={xong}>
        <PostingRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
