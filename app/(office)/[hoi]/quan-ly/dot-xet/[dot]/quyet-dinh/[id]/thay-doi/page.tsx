/** Changing a signed decision by another decision: writing it, and signing what was written. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { ChangeRoom } from '@/components/awards/change-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { changePage } from '@/lib/awards/queries/decision-changes';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { signChange, writeChange } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string; id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ChangePage({ params, searchParams }: Props) {
  const [{ hoi, dot, id }, query] = [await params, await searchParams];
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'awards.viewDossiers', (tx, actor) =>
    changePage(tx, actor, dot, number),
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  const actions = { write: writeChange.bind(null, hoi), sign: signChange.bind(null, hoi) };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.change.title')}>
      <RoundFrame {...frame} round={data.round} current="decision" done={query.xong}>
        <ChangeRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
