'use server';
/** Recording a consent and recording its withdrawal. */
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { giveConsentForm, withdrawConsentForm } from '@/lib/honours/schema/forms';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const give = defineAction({
  permission: 'consents.record',
  schema: giveConsentForm,
  run: async (tx, actor, form): Promise<Json> => {
    await giveConsent(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.consent(hoi, form.partyId),
});

export const withdraw = defineAction({
  permission: 'consents.record',
  schema: withdrawConsentForm,
  run: (tx, actor, form): Promise<Json> => withdrawConsent(tx, actor, form),
  redirectsTo: (hoi, _count, form) => routes.office.consent(hoi, form.partyId),
});
