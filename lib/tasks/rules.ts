/**
 * Which work waits for which office. Pure.
 * Owns the list of tasks and who does each; the numbers come from lib/tasks/queries.
 * Refuses to be a right: it decides what is shown on the first page, nothing else.
 */
import { can, type Permission, type Role } from '@/lib/access/policy';

/** Task → permission of those who do it, in the order they are shown. */
export const taskPermissions = {
  receiptsWaiting: 'contributions.confirmCash',
  ordersToPay: 'payments.pay',
  ordersToApprove: 'payments.approve',
  ordersToPrepare: 'payments.prepare',
  awardsToApprove: 'awards.approve',
  awardsToDecide: 'awards.decide',
  votesToCast: 'awards.vote',
  guestVotesToCast: 'awards.voteAsGuest',
  nominationsToCheck: 'awards.manageRound',
  instalmentsToCheck: 'awards.checkResults',
  handoversLeft: 'ceremonies.manage',
  publicationsPending: 'publication.publish',
  figuresRefused: 'publication.order',
  mistakesToAnswer: 'mistakes.view',
} as const satisfies Record<string, Permission>;

export type TaskKey = keyof typeof taskPermissions;
export const taskKeys = Object.keys(taskPermissions) as TaskKey[];

export interface Task {
  key: TaskKey;
  count: number;
}

/** The tasks of these offices that have something waiting. */
export function decideTasks(roles: readonly Role[], counts: Readonly<Record<TaskKey, number>>): Task[] {
  return taskKeys
    .filter((key) => can(roles, taskPermissions[key]) && counts[key] > 0)
    .map((key) => ({ key, count: counts[key] }));
}
