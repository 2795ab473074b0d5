/** Names of the erased that accounting law keeps on vouchers: for the inspector alone, one by one, for a reason. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { LockedNames } from '@/components/rights/locked-names';
import { lockedNames } from '@/lib/rights/queries/locked-names';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { read } from './actions';

export default guarded(async function LockedNamesPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'lockedNames.read', lockedNames);
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('rights.locked.title')}>
      <LockedNames {...{ hoi, locale, rows: data }} action={read.bind(null, hoi)} />
    </StaffPage>
  );
});
