/** The publication desk: every list and year, what is shown of it, and the way to the consents. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { DeskTable } from '@/components/publication/desk-table';
import { ButtonLink } from '@/components/ui/button';
import { can } from '@/lib/access/policy';
import { consentRegister } from '@/lib/honours/consent-queries';
import { deskRows } from '@/lib/honours/desk-queries';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';

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
      <p className="actions">
        <ButtonLink href={routes.office.consents(hoi)}>{t('honours.desk.consentsLink')}</ButtonLink>
        <ButtonLink href={routes.office.roundsToAsk(hoi)}>{t('consents.office.toAsk')}</ButtonLink>
        <ButtonLink href={routes.office.sitePages(hoi)}>{t('sitepages.office.title')}</ButtonLink>
        {can(page.actor.roles, 'publication.order') ? (
          <ButtonLink href={routes.office.figureOrder(hoi)}>{t('figures.link')}</ButtonLink>
        ) : null}
        <ButtonLink href={routes.office.mistakes(hoi)}>{t('mistakes.inbox.title')}</ButtonLink>
        <ButtonLink href={routes.office.reports(hoi)}>{t('reports.office.title')}</ButtonLink>
        <ButtonLink href={routes.office.requests(hoi)}>{t('rights.inbox.title')}</ButtonLink>
      </p>
    </StaffPage>
  );
});
