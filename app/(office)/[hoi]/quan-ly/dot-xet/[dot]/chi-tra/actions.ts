'use server';
/** Money of a paid award came back. */
import { returnAward } from '@/lib/transfers/commands/return-award';
import { returnForm } from '@/lib/transfers/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const moneyBack = defineAction({
  permission: 'ledger.moveMoney',
  schema: returnForm,
  run: async (tx, actor, form): Promise<Json> => (await returnAward(tx, actor, form)).reference,
  redirectsTo: (hoi, _reference, form) => routes.office.awardPayments(hoi, form.round),
});
