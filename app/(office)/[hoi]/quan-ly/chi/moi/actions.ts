'use server';
/** The accountant prepares an order and lands on it. */
import { preparePaymentOrder } from '@/lib/payments/commands';
import { awardOrderForm, expenseOrderForm } from '@/lib/payments/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const prepareAwards = defineAction({
  permission: 'payments.prepare',
  schema: awardOrderForm,
  run: async (tx, actor, form): Promise<Json> => (await preparePaymentOrder(tx, actor, form)).orderId,
  redirectsTo: (hoi, orderId) => routes.office.payment(hoi, Number(orderId)),
});

export const prepareOther = defineAction({
  permission: 'payments.prepare',
  schema: expenseOrderForm,
  run: async (tx, actor, form): Promise<Json> => (await preparePaymentOrder(tx, actor, form)).orderId,
  redirectsTo: (hoi, orderId) => routes.office.payment(hoi, Number(orderId)),
});
