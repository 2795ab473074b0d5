'use server';
/** A decision is changed by another one: written by one person, signed with the PIN by another. */
import { changeDigest, draftDecisionChange, signDecisionChange } from '@/lib/awards/commands/change-decision';
import { changeDraftForm, signChangeForm } from '@/lib/awards/schema/change-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const writeChange = defineAction({
  permission: 'awards.propose',
  schema: changeDraftForm,
  run: draftDecisionChange,
  redirectsTo: (hoi, _done, form) =>
    routes.office.awardDecisionChange(hoi, form.round, form.decisionId, { xong: 'changeWritten' }),
});

export const signChange = defineAction({
  permission: 'awards.decide',
  schema: signChangeForm,
  pin: { purpose: 'issueDecision', digest: changeDigest },
  run: async (tx, actor, { changeId, decidedOn }) => {
    await signDecisionChange(tx, actor, { changeId, decidedOn });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDecision(hoi, form.round, { xong: 'changeSigned' }),
});
