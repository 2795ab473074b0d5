'use server';
/** Plans a ceremony, puts the decided awards of its round on the list, and opens the run sheet. */
import { listAwardsForCeremony, planCeremony } from '@/lib/ceremonies/commands';
import { ceremonyForm } from '@/lib/ceremonies/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const plan = defineAction({
  permission: 'ceremonies.manage',
  schema: ceremonyForm,
  run: async (tx, actor, form): Promise<Json> => {
    const { ceremonyId } = await planCeremony(tx, actor, form);
    await listAwardsForCeremony(tx, actor, { ceremonyId });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.ceremony(hoi, form.slug),
});
