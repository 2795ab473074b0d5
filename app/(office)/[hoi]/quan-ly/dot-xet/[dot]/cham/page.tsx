/** The council scores: how far one is, every file, the order as far as it may be shown. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { ScoringRoom } from '@/components/awards/scoring-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { scoringPage } from '@/lib/awards/queries/scoring';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ScoringPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) => scoringPage(tx, actor, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.scoring.title')}>
      <RoundFrame {...frame} round={data.round} current="scoring" done={query.xong}>
        <ScoringRoom {...frame} data={data} />
      </RoundFrame>
    </StaffPage>
  );
});
