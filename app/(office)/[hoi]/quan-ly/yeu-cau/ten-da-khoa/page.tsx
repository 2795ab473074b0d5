/** Names of the erased that accounting law keeps on vouchers: for the inspector alone, one by one, for a reason. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { LockedNames } from '@/components/rights/locked-names';
import { LockedPictures } from '@/components/rights/locked-pictures';
import { lockedNames } from '@/lib/rights/queries/locked-names';
import { lockedPictures } from '@/lib/rights/queries/pictures';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { read, readPaper } from './actions';

export default guarded(async function LockedNamesPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'lockedNames.read', async (tx) => ({
    names: await lockedNames(tx),
    pictures: await lockedPictures(tx),
  }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('rights.locked.title')}>
      <LockedNames {...{ hoi, locale, rows: data.names }} action={read.bind(null, hoi)} />
      <LockedPictures {...{ locale, rows: data.pictures }} action={readPaper.bind(null, hoi)} />
    </StaffPage>
  );
});
