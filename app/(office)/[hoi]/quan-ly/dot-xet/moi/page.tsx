/** Opening a round, begun from the last one. */
import { guarded } from '@/components/access/guarded-page';
import { NewRound } from '@/components/awards/new-round';
import { StaffPage } from '@/components/office-shell/staff-page';
import { newRoundPage } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { openAwardRound } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function NewRoundPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const from = { slug: query.tu, programmeId: query.ct };
  const page = await officePage(hoi, 'awards.manageRound', (tx) => newRoundPage(tx, from));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.round.newTitle')}>
      <NewRound action={openAwardRound.bind(null, hoi)} locale={locale} {...data} />
    </StaffPage>
  );
});
