/**
 * The people of an association as their page shows them: offices, sessions, steps that would block, reset codes.
 * Owns putting the reads together. Refuses sessions and codes to those who do not manage the association.
 */
import type { Tx } from '@/db/client';
import type { Actor } from './actor';
import {
  associationRules,
  openSessionCounts,
  type Person,
  people,
  type ResetNote,
  recentResets,
} from './people-queries';
import { can } from './policy';
import { type BlockedStep, decideBlockedSteps } from './rules';

export interface PeopleOverview {
  people: (Person & { sessions: number })[];
  blocked: BlockedStep[];
  resets: ResetNote[];
  canManage: boolean;
}

/** Everything the page about people reads. */
export async function peopleOverview(tx: Tx, actor: Actor): Promise<PeopleOverview> {
  const canManage = can(actor.roles, 'access.manage');
  const everybody = await people(tx);
  const sessions = canManage ? await openSessionCounts(tx) : new Map<number, number>();
  return {
    people: everybody.map((person) => ({ ...person, sessions: sessions.get(person.userId) ?? 0 })),
    blocked: await blockedSteps(tx, everybody),
    resets: canManage ? await recentResets(tx) : [],
    canManage,
  };
}

/** Steps that would block with the people who hold offices today. */
export async function blockedSteps(tx: Tx, everybody?: readonly Person[]): Promise<BlockedStep[]> {
  const officers = (everybody ?? (await people(tx))).map(({ userId, roles }) => ({ id: userId, roles }));
  return decideBlockedSteps(officers, await associationRules(tx));
}
