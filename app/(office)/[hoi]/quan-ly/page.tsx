/** Việc cần làm: what waits for the person's offices, and what the person did last. */
import { guarded } from '@/components/access/guarded-page';
import { HomeNotices } from '@/components/access/home-notices';
import { OwnActions } from '@/components/access/own-actions';
import { TaskList } from '@/components/access/task-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ButtonLink } from '@/components/ui/button';
import { can } from '@/lib/access/policy';
import { homeFacts } from '@/lib/tasks/home';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

export default guarded(async function TasksPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const t = translator((await readPreferences()).lang);
  const page = await officePage(hoi, 'tasks.view', (tx, actor) => homeFacts(tx, actor, t));
  const { tasks, actions } = page.data;
  return (
    <StaffPage page={page} current="tasks" title={t('access.tasks.title')}>
      <div className="stack">
        <HomeNotices locale={page.locale} hoi={hoi} {...page.data} />
        <TaskList locale={page.locale} hoi={hoi} tasks={tasks} />
        {can(page.actor.roles, 'contributions.record') ? (
          <p>
            <ButtonLink href={routes.office.newContribution(hoi)} variant="primary" shortcut="N">
              {t('access.tasks.newGift')}
            </ButtonLink>
          </p>
        ) : null}
        <OwnActions locale={page.locale} actions={actions} />
      </div>
    </StaffPage>
  );
});
