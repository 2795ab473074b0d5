/** The criteria by which a round is scored. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { RubricRoom } from '@/components/awards/rubric-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { rubricPage } from '@/lib/awards/queries/scoring';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepRubric } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RubricPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx) => rubricPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.scoring.rubricTitle')}>
      <RoundFrame {...frame} round={data.round} current="scoring" done={query.xong}>
        <RubricRoom {...frame} data={data} action={keepRubric.bind(null, hoi)} />
      </RoundFrame>
    </StaffPage>
  );
});
