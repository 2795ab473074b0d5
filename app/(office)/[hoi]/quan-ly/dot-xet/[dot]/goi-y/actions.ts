'use server';
/** Choosing the rules of a round, and asking them about its files. */
import { bindRules } from '@/lib/awards/commands/bind-rules';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { roundStepForm } from '@/lib/awards/schema/round-forms';
import { bindForm } from '@/lib/awards/schema/rules-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const followRules = defineAction({
  permission: 'awards.manageRound',
  schema: bindForm,
  run: async (tx, actor, form) => {
    await bindRules(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardSuggestions(hoi, form.round, { xong: 'bound' }),
});

export const askRules = defineAction({
  permission: 'awards.manageRound',
  schema: roundStepForm,
  run: async (tx, actor, form) => {
    await evaluateRound(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardSuggestions(hoi, form.round, { xong: 'evaluated' }),
});
