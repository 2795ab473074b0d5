/** One person's consents. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ConsentView } from '@/components/publication/consent-view';
import { consentFile } from '@/lib/honours/consent-queries';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import { officePage } from '@/lib/web/office-page';
import { give, withdraw } from './actions';

export default guarded(async function ConsentPage({
  params,
}: {
  params: Promise<{ hoi: string; id: string }>;
}) {
  const { hoi, id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const today = todayVn(new Date());
  const page = await officePage(hoi, 'consents.record', (tx) => consentFile(tx, Number(id), yearOf(today)));
  if (!page.data) notFound();
  return (
    <StaffPage page={page} current="publication" title={page.data.name}>
      <ConsentView
        {...{ hoi, today }}
        locale={page.locale}
        file={page.data}
        give={give.bind(null, hoi)}
        withdraw={withdraw.bind(null, hoi)}
      />
    </StaffPage>
  );
});
