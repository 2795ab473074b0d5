'use server';
/** Steps on the board of a round: the council and the rates. */
import { askUnits, changeQuota } from '@/lib/awards/commands/change-quota';
import { seatCouncil } from '@/lib/awards/commands/open-round';
import { changeRate } from '@/lib/awards/commands/propose-awards';
import { quotaForm, unitsForm } from '@/lib/awards/schema/programme-forms';
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

export const changePlaces = defineAction({
  permission: 'awards.manageRound',
  schema: quotaForm,
  run: async (tx, actor, form) => {
    await changeQuota(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardRound(hoi, form.round, { xong: 'quota' }),
});

export const askForFiles = defineAction({
  permission: 'awards.manageRound',
  schema: unitsForm,
  run: async (tx, actor, form) => {
    await askUnits(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardRound(hoi, form.round, { xong: 'units' }),
});

export const changeCategoryRate = defineAction({
  permission: 'awards.manageRound',
  schema: rateForm,
  run: (tx, actor, form) => changeRate(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.awardRound(hoi, form.round, { xong: 'rate' }),
});
