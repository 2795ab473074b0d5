/** One file to score. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { ScoreFile } from '@/components/awards/score-file';
import { StaffPage } from '@/components/office-shell/staff-page';
import { scoreFilePage } from '@/lib/awards/queries/scoring';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { recuseWhileScoring, scoreFile } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ScoreFilePage({ params, searchParams }: Props) {
  const [{ hoi, dot, id }, query] = [await params, await searchParams];
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) =>
    scoreFilePage(tx, actor, dot, number),
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = { score: scoreFile.bind(null, hoi), recuse: recuseWhileScoring.bind(null, hoi) };
  const frame = { hoi, locale, roles: actor.roles };
  const title = translator(locale)('awards.scoring.fileTitle', { name: data.file.dossier.name });
  return (
    <StaffPage page={page} current="awards" title={title}>
      <RoundFrame {...frame} round={data.round} current="scoring" done={query.xong}>
        <ScoreFile {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
