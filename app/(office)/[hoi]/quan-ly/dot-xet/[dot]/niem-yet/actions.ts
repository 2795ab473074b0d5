'use server';
/** The posted list of a round, objections to it, and their answers. */
import { recordObjection, takeObjectionStep } from '@/lib/awards/commands/object';
import { postRoundList } from '@/lib/awards/commands/post-list';
import { answerForm, objectionForm, postingForm, reviewForm } from '@/lib/awards/schema/objection-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const postList = defineAction({
  permission: 'awards.manageRound',
  schema: postingForm,
  run: async (tx, actor, form) => (await postRoundList(tx, actor, form)).postingId,
  redirectsTo: (hoi, _done, { round }) => routes.office.awardPosting(hoi, round, { xong: 'posted' }),
});

export const keepObjection = defineAction({
  permission: 'awards.manageRound',
  schema: objectionForm,
  run: async (tx, actor, form) => (await recordObjection(tx, actor, form)).objectionId,
  redirectsTo: (hoi, _done, { round }) => routes.office.awardPosting(hoi, round, { xong: 'objection' }),
});

export const reviewObjection = defineAction({
  permission: 'awards.manageRound',
  schema: reviewForm,
  run: async (tx, actor, form) => {
    await takeObjectionStep(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.awardPosting(hoi, round, { xong: 'objectionStep' }),
});

export const answerObjection = defineAction({
  permission: 'awards.decide',
  schema: answerForm,
  run: async (tx, actor, form) => {
    await takeObjectionStep(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round }) => routes.office.awardPosting(hoi, round, { xong: 'objectionStep' }),
});
