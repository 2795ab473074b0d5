'use server';
/** Steps on the page of instalments: the plan, checks of results, renewals. */
import { checkResults, planInstalments } from '@/lib/awards/commands/instalments';
import { renewAwards } from '@/lib/awards/commands/renew-awards';
import { checksForm, planForm, renewForm } from '@/lib/awards/schema/instalment-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepPlan = defineAction({
  permission: 'awards.manageRound',
  schema: planForm,
  run: async (tx, actor, form) => {
    await planInstalments(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardInstalments(hoi, form.round, { xong: 'planned' }),
});

export const keepChecks = defineAction({
  permission: 'awards.checkResults',
  schema: checksForm,
  run: async (tx, actor, form) => {
    await checkResults(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardInstalments(hoi, form.round, { xong: 'checked' }),
});

export const keepRenewals = defineAction({
  permission: 'awards.manageRound',
  schema: renewForm,
  run: async (tx, actor, form) => {
    await renewAwards(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardInstalments(hoi, form.round, { xong: 'renewed' }),
});
