'use server';
/** The steps of one report. */
import { takeMistakeStep } from '@/lib/mistakes/commands';
import { mistakeStepForm } from '@/lib/mistakes/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const step = defineAction({
  permission: 'mistakes.view',
  schema: mistakeStepForm,
  run: async (tx, actor, form): Promise<Json> => {
    await takeMistakeStep(tx, actor, form);
    return null;
  },
  // Who turned it into a suspicion may not see it any more.
  redirectsTo: (hoi, _done, form) =>
    form.step === 'suspected'
      ? routes.office.mistakes(hoi, { xong: form.step })
      : routes.office.mistake(hoi, form.reportId, { xong: form.step }),
});
