'use server';
/** Opens a campaign and shows its page. */
import { openCampaign } from '@/lib/campaigns/commands/campaign';
import { openCampaignForm } from '@/lib/campaigns/schema/form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const open = defineAction({
  permission: 'campaigns.manage',
  schema: openCampaignForm,
  run: async (tx, actor, form): Promise<Json> => openCampaign(tx, actor, form),
  redirectsTo: (hoi, _id, form) => routes.office.campaign(hoi, form.slug),
});
