'use server';
/** Hands raised in the room: writing them down, the signed paper, confirming. */
import { attachSignedPaper, confirmHands, recordHands } from '@/lib/awards/commands/raise-hands';
import { confirmHandsForm, handsForm, signedPaperForm } from '@/lib/awards/schema/raised-hands';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const recordRaisedHands = defineAction({
  permission: 'awards.manageRound',
  schema: handsForm,
  run: recordHands,
  redirectsTo: (hoi, _done, form) => routes.office.awardHands(hoi, form.round, { xong: 'hands' }),
});

export const attachPaper = defineAction({
  permission: 'awards.manageRound',
  schema: signedPaperForm,
  file: 'file',
  run: attachSignedPaper,
  redirectsTo: (hoi, _done, form) => routes.office.awardHands(hoi, form.round, { xong: 'paper' }),
});

export const confirmRaisedHands = defineAction({
  permission: 'awards.confirmHands',
  schema: confirmHandsForm,
  run: async (tx, actor, form) => {
    await confirmHands(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardHands(hoi, form.round, { xong: 'handsConfirmed' }),
});
