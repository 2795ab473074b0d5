/** The instalments of a round: due, checked, paid and stopped, with the form of checks. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { InstalmentRoom } from '@/components/awards/instalment-room';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { instalmentPage } from '@/lib/awards/queries/instalments';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepChecks, keepPlan, keepRenewals } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function InstalmentsPage({ params, searchParams }: Props) {
  const [{ hoi, dot }, { xong }] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.viewInstalments', (tx) => instalmentPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const actions = {
    ...{ plan: keepPlan.bind(null, hoi), check: keepChecks.bind(null, hoi) },
    renew: keepRenewals.bind(null, hoi),
  };
  const frame = { hoi, locale, roles: actor.roles };
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('instalments.title')}>
      <RoundFrame {...frame} round={data.round} current="instalments" done={xong}>
        <InstalmentRoom {...frame} data={data} actions={actions} />
      </RoundFrame>
    </StaffPage>
  );
});
