/** The files of a round: search, states, questions about duplicates. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DossierList } from '@/components/awards/dossier-list';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { dossiersPage, laneFrom, pageFrom } from '@/lib/awards/queries/pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function DossiersPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, query] = [await params, await searchParams];
  const filter = { lane: laneFrom(query.buoc), search: query.q?.slice(0, 200) };
  const page = await officePage(hoi, 'awards.viewDossiers', (tx) =>
    dossiersPage(tx, dot, filter, pageFrom(query.trang)),
  );
  const { locale, data, actor } = page;
  if (!data) notFound();
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.dossiers.title')}>
      <RoundFrame {...frame} round={data.round} current="dossiers" done={query.xong}>
        <DossierList {...frame} data={data} filter={filter} />
      </RoundFrame>
    </StaffPage>
  );
});
