/** Letters after a round: who gets which, to look at and to print, and their words. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { LetterRoom } from '@/components/awards/letter-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { lettersPage } from '@/lib/awards/queries/results';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepWords } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function LettersPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.writeLetters', (tx) => lettersPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('after.letters.title')}>
      <RoundFrame {...frame} round={data.round} current="after" done={xong}>
        <LetterRoom {...{ hoi, locale, data }} action={keepWords.bind(null, hoi)} />
      </RoundFrame>
    </StaffPage>
  );
});
