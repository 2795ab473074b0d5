'use server';
/** Makes and withdraws invitations. */
import { invite, withdrawInvitation } from '@/lib/access/commands/manage';
import { newInvitation, oneInvitation } from '@/lib/access/schema/people';
import { defineAction } from '@/lib/web/define-action';

export const makeInvitation = defineAction({
  permission: 'access.manage',
  schema: newInvitation,
  run: invite,
});

export const takeInvitationBack = defineAction({
  permission: 'access.manage',
  schema: oneInvitation,
  run: async (tx, actor, { invitationId }) => {
    await withdrawInvitation(tx, actor, invitationId);
    return null;
  },
});
