/** Rounds about which the holders of awards can be asked what may be said of them. */
import { guarded } from '@/components/access/guarded-page';
import { RoundsToAsk } from '@/components/consents/rounds-to-ask';
import { StaffPage } from '@/components/office-shell/staff-page';
import { roundsToAsk } from '@/lib/consents/queries/asked';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function RoundsToAskPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'consents.record', roundsToAsk);
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('consents.office.title')}>
      <RoundsToAsk {...{ hoi, locale, rounds: data }} />
    </StaffPage>
  );
});
