/** The register of consents. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ConsentTable } from '@/components/publication/consent-table';
import { consentRegister } from '@/lib/honours/consent-queries';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function ConsentsPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'consents.record', (tx) =>
    consentRegister(tx, yearOf(todayVn(new Date()))),
  );
  const t = translator(page.locale);
  return (
    <StaffPage page={page} current="publication" title={t('honours.consent.title')}>
      <p className="lede">{t('honours.consent.lede')}</p>
      <ConsentTable locale={page.locale} hoi={hoi} rows={page.data} />
    </StaffPage>
  );
});
