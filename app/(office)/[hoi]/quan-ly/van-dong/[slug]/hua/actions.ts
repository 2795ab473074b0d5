'use server';
/** Records a pledge and shows it. */
import { keyPledge } from '@/lib/campaigns/commands/keying';
import { pledgeForm } from '@/lib/campaigns/schema/form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const promise = defineAction({
  permission: 'campaigns.pledge',
  schema: pledgeForm,
  run: async (tx, actor, form): Promise<Json> => keyPledge(tx, actor, form),
  redirectsTo: (hoi, id, form) => routes.office.pledge(hoi, form.slug, Number(id)),
});
