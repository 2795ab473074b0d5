'use server';
/** Records a breach, and what was done about it. */
import { recordBreach, stepBreach } from '@/lib/rights/commands/breaches';
import { breachForm, breachStepForm } from '@/lib/rights/schema/breaches';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const recordFound = defineAction({
  permission: 'requests.handle',
  schema: breachForm,
  run: recordBreach,
  redirectsTo: (hoi, id) => routes.office.breaches(hoi, { moi: id }),
});

export const recordStep = defineAction({
  permission: 'requests.handle',
  schema: breachStepForm,
  run: async (tx, actor, form): Promise<Json> => {
    await stepBreach(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.breaches(hoi, { moi: form.breachId }),
});
