/** The run sheet of one ceremony. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { CeremonyFoot, CeremonyHead } from '@/components/ceremonies/ceremony-view';
import { RunSheetView } from '@/components/ceremonies/run-sheet';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { readSheetFilter, runSheet } from '@/lib/ceremonies/run-sheet';
import { todayVn } from '@/lib/kernel/dates';
import { officePage } from '@/lib/web/office-page';
import { absent, close, hand, handLater, listAwards, signed } from './actions';

interface Props {
  params: Promise<{ hoi: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function CeremonyPage({ params, searchParams }: Props) {
  const [{ hoi, slug }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'ceremonies.view', (tx) => runSheet(tx, slug));
  const { locale, data } = page;
  const { roles } = page.actor;
  if (!data) notFound();
  const [handOver, handOverLater] = [hand.bind(null, hoi), handLater.bind(null, hoi)];
  const [markAbsent, markSigned] = [absent.bind(null, hoi), signed.bind(null, hoi)];
  return (
    <StaffPage page={page} current="ceremonies" title={data.ceremony.name}>
      <CeremonyHead {...{ hoi, locale }} sheet={data} />
      <RunSheetView
        {...{ hoi, locale, sheet: data, filter: readSheetFilter(query), today: todayVn(new Date()) }}
        mayManage={can(roles, 'ceremonies.manage')}
        maySeePayments={can(roles, 'payments.view')}
        actions={{ handOver, handOverLater, markAbsent, markSigned }}
        listAwards={listAwards.bind(null, hoi)}
      />
      <CeremonyFoot {...{ hoi, locale, roles }} sheet={data} close={close.bind(null, hoi)} />
    </StaffPage>
  );
});
