'use server';
/** Targets of one campaign, its change, its end and its new beginning, its codes, its public page. */
import { changeCampaign, closeCampaign, reopenCampaign, setTargets } from '@/lib/campaigns/commands/campaign';
import { publishCampaign, withdrawCampaign } from '@/lib/campaigns/commands/public-page';
import { campaignReasonForm, changeCampaignForm, publishForm, targetForm } from '@/lib/campaigns/schema/form';
import { retireMemoCode } from '@/lib/giving/commands';
import { makeCampaignCode } from '@/lib/giving/commands/target-codes';
import { makeCampaignCodeForm, retireCampaignCodeForm } from '@/lib/giving/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const target = defineAction({
  permission: 'campaigns.manage',
  schema: targetForm,
  run: async (tx, actor, form): Promise<Json> => {
    await setTargets(tx, actor, { campaignId: form.campaignId, targets: [form] });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const change = defineAction({
  permission: 'campaigns.manage',
  schema: changeCampaignForm,
  run: async (tx, actor, form): Promise<Json> => {
    await changeCampaign(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const close = defineAction({
  permission: 'campaigns.manage',
  schema: campaignReasonForm,
  run: async (tx, actor, form): Promise<Json> => {
    await closeCampaign(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const reopen = defineAction({
  permission: 'campaigns.manage',
  schema: campaignReasonForm,
  run: async (tx, actor, form): Promise<Json> => {
    await reopenCampaign(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const makeCode = defineAction({
  permission: 'giving.manage',
  schema: makeCampaignCodeForm,
  run: async (tx, actor, form): Promise<Json> => makeCampaignCode(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const retireCode = defineAction({
  permission: 'giving.manage',
  schema: retireCampaignCodeForm,
  run: async (tx, actor, form): Promise<Json> => {
    await retireMemoCode(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const publish = defineAction({
  permission: 'publication.publish',
  schema: publishForm,
  run: async (tx, actor, form): Promise<Json> => publishCampaign(tx, actor, form),
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});

export const unpublish = defineAction({
  permission: 'publication.publish',
  schema: campaignReasonForm,
  run: async (tx, actor, form): Promise<Json> => {
    await withdrawCampaign(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.campaign(hoi, form.slug),
});
