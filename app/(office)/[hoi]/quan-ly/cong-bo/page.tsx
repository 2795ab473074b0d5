/** The publication desk: every list and year, what is shown of it, and the way to the consents. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { DeskLinks } from '@/components/publication/desk-links';
import { DeskTable } from '@/components/publication/desk-table';
import { consentRegister } from '@/lib/honours/consent-queries';
import { deskRows } from '@/lib/honours/desk-queries';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function PublicationPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'publication.publish', async (tx) => ({
    rows: await deskRows(tx),
    register: await consentRegister(tx, yearOf(todayVn(new Date()))),
  }));
  const t = translator(page.locale);
  const waiting = page.data.register.filter((row) => row.missing.length > 0).length;
  return (
    <StaffPage page={page} current="publication" title={t('honours.desk.title')}>
      <p className="lede">{t('honours.desk.lede')}</p>
      <DeskTable locale={page.locale} hoi={hoi} rows={page.data.rows} />
      <h2>{t('honours.desk.consents')}</h2>
      <p>{t('honours.desk.consentsWaiting', { count: waiting })}</p>
      <DeskLinks hoi={hoi} locale={page.locale} roles={page.actor.roles} />
    </StaffPage>
  );
});
