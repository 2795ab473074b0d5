'use server';
/** Steps on the board of a round: the council and the rates. */
import { seatCouncil } from '@/lib/awards/commands/open-round';
import { changeRate } from '@/lib/awards/commands/propose-awards';
import { councilForm, rateForm } from '@/lib/awards/schema/round-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const seatReviewCouncil = defineAction({
  permission: 'awards.manageRound',
  schema: councilForm,
  run: async (tx, actor, form) => {
    await seatCouncil(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardRound(hoi, form.round, { xong: 'council' }),
});

export const changeCategoryRate = defineAction({
  permission: 'awards.manageRound',
  schema: rateForm,
  run: (tx, actor, form) => changeRate(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.awardRound(hoi, form.round, { xong: 'rate' }),
});
