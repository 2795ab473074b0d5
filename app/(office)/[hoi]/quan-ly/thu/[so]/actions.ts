'use server';
/** Changing how one gift is named in public. */
import { changePublicName } from '@/lib/contributions/commands';
import { publicNameForm } from '@/lib/contributions/form';
import { contributionPlace } from '@/lib/contributions/opened';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const changeName = defineAction({
  permission: 'donors.edit',
  schema: publicNameForm,
  run: async (tx, actor, form) => {
    await changePublicName(tx, actor, form);
    return contributionPlace(tx, form.contributionId);
  },
  redirectsTo: (hoi, place) =>
    place.voucher
      ? routes.office.contribution(hoi, place.voucher)
      : routes.office.waitingContribution(hoi, place.id),
});
