/** Việc cần làm: what waits for the person's offices, and what the person did last. */
import { HomeNotices } from '@/components/access/home-notices';
import { TaskList } from '@/components/access/task-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ButtonLink } from '@/components/ui/button';
import { Timeline } from '@/components/ui/timeline';
import { can } from '@/lib/access/policy';
import { formatInstantVn } from '@/lib/kernel/dates';
import { homeFacts } from '@/lib/tasks/home';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';

export default async function TasksPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const t = translator((await readPreferences()).lang);
  const page = await officePage(hoi, 'tasks.view', (tx, actor) => homeFacts(tx, actor, t));
  const { tasks, actions } = page.data;
  const items = actions.map((action) => ({
    key: String(action.id),
    time: formatInstantVn(action.recordedAt),
    dateTime: action.recordedAt,
    sentence: action.sentence,
  }));
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
        <h2>{t('access.tasks.own')}</h2>
        {items.length > 0 ? <Timeline items={items} /> : <p>{t('access.tasks.ownNone')}</p>}
      </div>
    </StaffPage>
  );
}
