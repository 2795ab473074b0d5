'use server';
/** Voiding one voucher by its reversal. */
import { voidForm } from '@/lib/contributions/form';
import { keyVoid } from '@/lib/contributions/keying';
import { contributionPlace } from '@/lib/contributions/opened';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const voidGift = defineAction({
  permission: 'contributions.void',
  schema: voidForm,
  run: async (tx, actor, form) => {
    await keyVoid(tx, actor, form);
    return contributionPlace(tx, form.contributionId);
  },
  redirectsTo: (hoi, place) =>
    place.voucher ? routes.office.contribution(hoi, place.voucher) : routes.office.contributions(hoi),
});
