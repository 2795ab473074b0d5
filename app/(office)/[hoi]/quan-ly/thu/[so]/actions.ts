'use server';
/** Changing how one gift is named in public, what it counts for, and the paper its value rests on. */
import { moveGift } from '@/lib/campaigns/commands/move-gift';
import { keyGoodsBasis } from '@/lib/contributions/commands/goods-basis';
import { keyPublicName } from '@/lib/contributions/commands/keying';
import type { ContributionPlace } from '@/lib/contributions/opened';
import { moveGiftForm, publicNameForm } from '@/lib/contributions/schema/form';
import { goodsBasisForm } from '@/lib/contributions/schema/goods-basis';
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

export const stateBasis = defineAction({
  permission: 'contributions.record',
  schema: goodsBasisForm,
  run: keyGoodsBasis,
  redirectsTo: back,
});
