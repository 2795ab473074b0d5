'use server';
/** Which gifts pay one pledge, its change and its withdrawal, its code. */
import { attachPayment, changePledge, detachPayment, withdrawPledge } from '@/lib/campaigns/commands/pledge';
import { attachForm, changePledgeForm, detachForm, pledgeReasonForm } from '@/lib/campaigns/schema/form';
import { retireMemoCode } from '@/lib/giving/commands';
import { makePledgeCode } from '@/lib/giving/commands/target-codes';
import { makePledgeCodeForm, retirePledgeCodeForm } from '@/lib/giving/schema';
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

export const makeCode = defineAction({
  permission: 'giving.manage',
  schema: makePledgeCodeForm,
  run: async (tx, actor, form): Promise<Json> => makePledgeCode(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});

export const retireCode = defineAction({
  permission: 'giving.manage',
  schema: retirePledgeCodeForm,
  run: async (tx, actor, form): Promise<Json> => {
    await retireMemoCode(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.pledge(hoi, form.slug, form.pledgeId),
});
