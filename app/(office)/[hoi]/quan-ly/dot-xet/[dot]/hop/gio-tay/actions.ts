'use server';
/** Hands raised in the room: writing them down, the signed paper, confirming. */
import {
  attachSignedPaper,
  confirmGroupHands,
  confirmHands,
  recordGroupHands,
  recordHands,
} from '@/lib/awards/commands/raise-hands';
import { groupConfirmForm, groupHandsForm } from '@/lib/awards/schema/desk-forms';
import { confirmHandsForm, handsForm, signedPaperForm } from '@/lib/awards/schema/raised-hands';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const recordRaisedHands = defineAction({
  permission: 'awards.manageRound',
  schema: handsForm,
  run: recordHands,
  redirectsTo: (hoi, { files }, { round, back }) =>
    routes.office.awardHands(hoi, round, { ...back, xong: 'handsOf', so: files }),
});

export const recordHandsOfGroup = defineAction({
  permission: 'awards.manageRound',
  schema: groupHandsForm,
  run: recordGroupHands,
  redirectsTo: (hoi, { files }, { round, back }) =>
    routes.office.awardHands(hoi, round, { ...back, xong: 'handsOf', so: files }),
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
  redirectsTo: (hoi, _done, { round, back, files }) =>
    routes.office.awardHands(hoi, round, { ...back, xong: 'handsConfirmedOf', so: files.length }),
});

export const confirmHandsOfGroup = defineAction({
  permission: 'awards.confirmHands',
  schema: groupConfirmForm,
  run: async (tx, actor, form) => {
    await confirmGroupHands(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round, back, count }) =>
    routes.office.awardHands(hoi, round, { ...back, xong: 'handsConfirmedOf', so: count }),
});
