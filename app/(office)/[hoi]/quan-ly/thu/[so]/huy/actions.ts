'use server';
/** Voiding one voucher by its reversal. */
import { keyVoid } from '@/lib/contributions/commands/keying';
import { voidForm } from '@/lib/contributions/schema/form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const voidGift = defineAction({
  permission: 'contributions.void',
  schema: voidForm,
  run: keyVoid,
  redirectsTo: (hoi, place) =>
    place.voucher ? routes.office.contribution(hoi, place.voucher) : routes.office.contributions(hoi),
});
