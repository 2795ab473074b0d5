/**
 * What waits for the person, each line a link to the page where it is done.
 * Owns the address of each task. Refuses numbers of its own: they come counted.
 */
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import type { Task, TaskKey } from '@/lib/tasks/rules';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

const address: Record<TaskKey, (hoi: string) => string> = {
  receiptsWaiting: (hoi) => routes.office.contributions(hoi),
  ordersToPay: (hoi) => routes.office.payments(hoi),
  ordersToApprove: (hoi) => routes.office.payments(hoi),
  ordersToPrepare: (hoi) => routes.office.payments(hoi),
  awardsToApprove: (hoi) => routes.office.awardRounds(hoi),
  awardsToDecide: (hoi) => routes.office.awardRounds(hoi),
  votesToCast: (hoi) => routes.office.awardRounds(hoi),
  guestVotesToCast: (hoi) => routes.office.awardRounds(hoi),
  nominationsToCheck: (hoi) => routes.office.awardRounds(hoi),
  instalmentsToCheck: (hoi) => routes.office.awardRounds(hoi),
  handoversLeft: routes.office.ceremonies,
  publicationsPending: routes.office.publications,
  figuresRefused: (hoi) => routes.office.figureOrder(hoi),
  mistakesToAnswer: (hoi) => routes.office.mistakes(hoi),
};

/** The first thing on the first page. */
export function TaskList({ locale, hoi, tasks }: { locale: Locale; hoi: string; tasks: Task[] }) {
  const t = translator(locale);
  if (tasks.length === 0) {
    return <EmptyState title={t('access.tasks.none')}>{t('access.tasks.noneHint')}</EmptyState>;
  }
  return (
    <ul className="stack">
      {tasks.map(({ key, count }) => (
        <li key={key}>
          <a href={address[key](hoi)}>{t(`access.tasks.${key}`)}</a>{' '}
          <StatusTag tone="warning">{t('access.tasks.count', { count })}</StatusTag>
        </li>
      ))}
    </ul>
  );
}
