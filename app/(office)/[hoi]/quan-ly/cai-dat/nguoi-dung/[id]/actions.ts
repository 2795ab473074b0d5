'use server';
/** What may be done with one person: offices and the account in trouble. */
import { clearPin, endRole, endSessionsOf, grantRole, issueResetCode } from '@/lib/access/commands/manage';
import { newTerm, onePerson, oneTerm } from '@/lib/access/schema/people';
import { defineAction } from '@/lib/web/define-action';

export const giveOffice = defineAction({
  permission: 'access.manage',
  schema: newTerm,
  run: grantRole,
});

export const endOffice = defineAction({
  permission: 'access.manage',
  schema: oneTerm,
  run: async (tx, actor, { termId }) => {
    await endRole(tx, actor, termId);
    return null;
  },
});

export const printResetCode = defineAction({
  permission: 'access.manage',
  schema: onePerson,
  run: (tx, actor, { userId }) => issueResetCode(tx, actor, userId),
});

export const clearPinOf = defineAction({
  permission: 'access.manage',
  schema: onePerson,
  run: async (tx, actor, { userId }) => {
    await clearPin(tx, actor, userId);
    return null;
  },
});

export const endSessions = defineAction({
  permission: 'access.manage',
  schema: onePerson,
  run: async (tx, actor, { userId }) => {
    await endSessionsOf(tx, actor, userId);
    return null;
  },
});
