/** Opening a round, begun from the last one. */
import { guarded } from '@/components/access/guarded-page';
import { NewRound } from '@/components/awards/new-round';
import { StaffPage } from '@/components/office-shell/staff-page';
import { newRoundPage } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { openAwardRound } from './actions';

export default guarded(async function NewRoundPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'awards.manageRound', (tx) => newRoundPage(tx));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.round.newTitle')}>
      <NewRound action={openAwardRound.bind(null, hoi)} locale={locale} {...data} />
    </StaffPage>
  );
});
