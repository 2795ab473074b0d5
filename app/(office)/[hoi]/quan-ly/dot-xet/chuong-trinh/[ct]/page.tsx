/** One programme of awards with its rounds. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { ProgrammeView } from '@/components/awards/programme-view';
import { DoneNotice } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { programmes } from '@/lib/awards/queries/programmes';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string; ct: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function ProgrammePage({ params, searchParams }: Props) {
  const [{ hoi, ct }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewRules', (tx) => programmes(tx));
  const { locale, data, actor } = page;
  const programme = data.find(({ id }) => String(id) === ct);
  if (!programme) notFound();
  return (
    <StaffPage page={page} current="awards" title={programme.name}>
      {query.xong ? <DoneNotice code={query.xong} locale={locale} /> : null}
      <ProgrammeView {...{ hoi, locale, programme }} canOpen={can(actor.roles, 'awards.manageRound')} />
    </StaffPage>
  );
});
