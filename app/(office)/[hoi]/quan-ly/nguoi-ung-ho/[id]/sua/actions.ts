'use server';
/** Changing what is known about a donor. */
import { changeDonor } from '@/lib/donors/commands';
import { donorForm } from '@/lib/donors/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const changeDonorFacts = defineAction({
  permission: 'donors.edit',
  schema: donorForm,
  run: async (tx, actor, form) => {
    await changeDonor(tx, actor, form);
    return form.donorId;
  },
  redirectsTo: (hoi, donorId) => routes.office.donor(hoi, donorId),
});
