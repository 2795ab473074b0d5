'use server';
/** The account of a recipient, and the list of transfers of one order. */
import { keepRecipientAccount, listTransfers } from '@/lib/transfers/commands';
import { accountForm, listForm } from '@/lib/transfers/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keep = defineAction({
  permission: 'payments.prepare',
  schema: accountForm,
  run: async (tx, actor, form): Promise<Json> => {
    await keepRecipientAccount(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.transfers(hoi, form.orderId),
});

export const list = defineAction({
  permission: 'payments.prepare',
  schema: listForm,
  run: async (tx, actor, form): Promise<Json> => listTransfers(tx, actor, form),
  redirectsTo: (hoi, _count, form) => routes.office.transfers(hoi, form.orderId),
});
