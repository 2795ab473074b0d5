'use server';
/** Changing how one gift is named in public, and what it counts for. */
import { moveGift } from '@/lib/campaigns/commands/move-gift';
import { keyPublicName } from '@/lib/contributions/commands/keying';
import type { ContributionPlace } from '@/lib/contributions/opened';
import { moveGiftForm, publicNameForm } from '@/lib/contributions/schema/form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

const back = (hoi: string, place: ContributionPlace) =>
  place.voucher
    ? routes.office.contribution(hoi, place.voucher)
    : routes.office.waitingContribution(hoi, place.id);

export const changeName = defineAction({
  permission: 'donors.edit',
  schema: publicNameForm,
  run: keyPublicName,
  redirectsTo: back,
});

export const move = defineAction({
  permission: 'contributions.record',
  schema: moveGiftForm,
  run: moveGift,
  redirectsTo: back,
});
