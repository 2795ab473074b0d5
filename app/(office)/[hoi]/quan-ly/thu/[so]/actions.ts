'use server';
/** Changing how one gift is named in public. */
import { keyPublicName } from '@/lib/contributions/commands/keying';
import { publicNameForm } from '@/lib/contributions/schema/form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const changeName = defineAction({
  permission: 'donors.edit',
  schema: publicNameForm,
  run: keyPublicName,
  redirectsTo: (hoi, place) =>
    place.voucher
      ? routes.office.contribution(hoi, place.voucher)
      : routes.office.waitingContribution(hoi, place.id),
});
