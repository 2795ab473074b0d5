/** Handing in a file. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { NewDossier } from '@/components/awards/new-dossier';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { newDossierPage } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { submitDossier } from './actions';

export default guarded(async function NewDossierPage({
  params,
}: {
  params: Promise<{ hoi: string; dot: string }>;
}) {
  const { hoi, dot } = await params;
  const page = await officePage(hoi, 'awards.nominate', (tx) => newDossierPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.form.title')}>
      <RoundFrame hoi={hoi} locale={locale} roles={actor.roles} round={data.round} current="dossiers">
        <NewDossier locale={locale} {...data} action={submitDossier.bind(null, hoi)} />
      </RoundFrame>
    </StaffPage>
  );
});
