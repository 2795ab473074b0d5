'use server';
/** Saves the facts of the association and its two rules about people. */
import { changeAssociation } from '@/lib/access/commands/manage';
import { associationChange } from '@/lib/access/schema/people';
import { defineAction } from '@/lib/web/define-action';

export const saveAssociation = defineAction({
  permission: 'association.edit',
  schema: associationChange,
  run: async (tx, actor, input) => {
    await changeAssociation(tx, actor, input);
    return null;
  },
});
