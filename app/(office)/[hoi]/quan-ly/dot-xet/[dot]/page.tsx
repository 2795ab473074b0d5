/** The board of a round: the next step, counts, money, files, council. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundBoard } from '@/components/awards/round-board';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { boardPage, laneFrom } from '@/lib/awards/queries/pages';
import { officePage } from '@/lib/web/office-page';
import { askForFiles, changeCategoryRate, changePlaces, seatReviewCouncil } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RoundPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const lane = laneFrom(query.buoc);
  const page = await officePage(hoi, 'awards.view', (tx, actor) => boardPage(tx, actor, dot, { lane }));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    seatCouncil: seatReviewCouncil.bind(null, hoi),
    changeRate: changeCategoryRate.bind(null, hoi),
    changeQuota: changePlaces.bind(null, hoi),
    askUnits: askForFiles.bind(null, hoi),
  };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={data.round.name}>
      <RoundFrame {...frame} round={data.round} current="board" done={query.xong}>
        <RoundBoard {...frame} data={data} lane={lane} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
