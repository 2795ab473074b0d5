/**
 * Everything the first page reads, in one go.
 * Owns which offices sign with a PIN. Refuses anything that another page owns: it counts and leads there.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { hasPin, type ResetNote, recentResets } from '@/lib/access/people-queries';
import { can } from '@/lib/access/policy';
import type { Translator } from '@/lib/web/messages';
import { type OwnAction, ownActions, taskCounts } from './queries';
import { decideTasks, type Task } from './rules';

export interface HomeFacts {
  tasks: Task[];
  actions: OwnAction[];
  needsPin: boolean;
  /** Used reset codes of the own account, newest first. */
  resets: ResetNote[];
}

const signing = ['awards.approve', 'awards.decide', 'payments.approve', 'payments.pay'] as const;

/** Tasks, own actions and notices of one person in one association. */
export async function homeFacts(tx: Tx, actor: Actor, t: Translator): Promise<HomeFacts> {
  const signs = signing.some((permission) => can(actor.roles, permission));
  const resets = await recentResets(tx);
  return {
    tasks: decideTasks(actor.roles, await taskCounts(tx)),
    actions: await ownActions(tx, actor, t),
    needsPin: signs && !(await hasPin(tx)),
    resets: resets.filter((note) => note.userId === actor.userId && note.usedAt !== null),
  };
}
