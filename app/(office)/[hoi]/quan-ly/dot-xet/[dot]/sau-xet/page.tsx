/** After a round: when circumstances are erased, what was erased, and the counts that stay. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { ErasureRoom } from '@/components/awards/erasure-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { erasurePage } from '@/lib/awards/queries/erasure';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { eraseNow, hideFigures, keepTerm, showFigures } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function AfterRoundPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewAfter', (tx) => erasurePage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ keepTerm: keepTerm.bind(null, hoi), erase: eraseNow.bind(null, hoi) },
    ...{ publish: showFigures.bind(null, hoi), withdraw: hideFigures.bind(null, hoi) },
  };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('after.erasure.title')}>
      <RoundFrame {...frame} round={data.round} current="after" done={xong}>
        <ErasureRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
