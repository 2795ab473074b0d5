/** One file: facts, review, standing aside, circumstances behind a reason. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DossierView } from '@/components/awards/dossier-view';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { dossierPage } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import * as steps from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function DossierPage({ params, searchParams }: Props) {
  const [{ hoi, dot, id }, query] = [await params, await searchParams];
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'awards.viewDossiers', (tx) => dossierPage(tx, dot, number));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ review: steps.reviewDossier.bind(null, hoi), resubmit: steps.resubmitDossier.bind(null, hoi) },
    ...{ recuse: steps.recuseFromDossier.bind(null, hoi), readHardship: steps.openHardship.bind(null, hoi) },
    ...{ keepFacts: steps.keepFacts.bind(null, hoi), accept: steps.acceptDossier.bind(null, hoi) },
  };
  const frame = { hoi, locale, roles: actor.roles };
  const title = translator(locale)('awards.file.title', { name: data.file.name });
  return (
    <StaffPage page={page} current="awards" title={title}>
      <RoundFrame {...frame} round={data.round} current="dossiers" done={query.xong}>
        <DossierView {...frame} userId={actor.userId} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
