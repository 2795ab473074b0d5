/** Settings: who holds which office; steps that would block for want of people. */
import { BlockedSteps } from '@/components/access/blocked-steps';
import { guarded } from '@/components/access/guarded-page';
import { PeopleTable } from '@/components/access/people-table';
import { ResetNotes } from '@/components/access/reset-notes';
import { SettingsPage } from '@/components/access/settings-page';
import { ButtonLink } from '@/components/ui/button';
import { peopleOverview } from '@/lib/access/overview';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';

export default guarded(async function PeoplePage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'tasks.view', peopleOverview);
  const { people, blocked, resets, canManage } = page.data;
  const t = translator(page.locale);
  return (
    <SettingsPage page={page} tab="people" title={t('access.people.title')}>
      {canManage ? (
        <p>
          <ButtonLink href={routes.office.invitations(hoi)} variant="primary">
            {t('access.people.invite')}
          </ButtonLink>
        </p>
      ) : null}
      <PeopleTable locale={page.locale} hoi={hoi} people={people} canManage={canManage} />
      <BlockedSteps locale={page.locale} steps={blocked} />
      <ResetNotes locale={page.locale} notes={resets} />
    </SettingsPage>
  );
});
