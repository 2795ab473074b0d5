/** The words of one paper of a round: as they stand, and the boxes to change them in. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { TextRoom } from '@/components/awards/text-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { textPage } from '@/lib/awards/queries/round-texts';
import { textKindOf } from '@/lib/awards/schema/text-forms';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepText } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string; loai: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function TextPage({ params, searchParams }: Props) {
  const [{ hoi, dot, loai }, query] = [await params, await searchParams];
  const kind = textKindOf(loai);
  const page = await officePage(hoi, 'awards.viewDossiers', async (tx, actor) =>
    kind ? textPage(tx, actor, dot, kind, query.mau === 'moi') : null,
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)(`awards.text.title_${data.kind}`)}>
      <RoundFrame {...frame} round={data.round} current="decision" done={query.xong}>
        <TextRoom {...frame} data={data} action={keepText.bind(null, hoi)} />
      </RoundFrame>
    </StaffPage>
  );
});
