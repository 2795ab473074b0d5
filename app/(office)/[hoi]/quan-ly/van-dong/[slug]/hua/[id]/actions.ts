'use server';
/** Which gifts pay one pledge, its change and its withdrawal. */
import { attachPayment, changePledge, detachPayment, withdrawPledge } from '@/lib/campaigns/commands/pledge';
import { attachForm, changePledgeForm, detachForm, pledgeReasonForm } from '@/lib/campaigns/schema/form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const attach = defineAction({
  permission: 'contributions.record',
  schema: attachForm,
  run: async (tx, actor, form): Promise<Json> => {
    await attachPayment(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});

export const detach = defineAction({
  permission: 'contributions.record',
  schema: detachForm,
  run: async (tx, actor, form): Promise<Json> => {
    await detachPayment(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});

export const change = defineAction({
  permission: 'campaigns.pledge',
  schema: changePledgeForm,
  run: async (tx, actor, form): Promise<Json> => {
    await changePledge(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});

export const withdraw = defineAction({
  permission: 'campaigns.pledge',
  schema: pledgeReasonForm,
  run: async (tx, actor, form): Promise<Json> => {
    await withdrawPledge(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});
