'use server';
/** Approving, paying, changing and withdrawing one order. */
import {
  approvePayment,
  changePaymentOrder,
  orderDigest,
  payOrder,
  withdrawPaymentOrder,
} from '@/lib/payments/commands';
import { approveForm, changeOrderForm, payForm, withdrawForm } from '@/lib/payments/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const approve = defineAction({
  permission: 'payments.approve',
  schema: approveForm,
  pin: { purpose: 'approvePayment', digest: orderDigest },
  run: async (tx, actor, form): Promise<Json> => {
    await approvePayment(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.payment(hoi, form.orderId),
});

export const pay = defineAction({
  permission: 'payments.pay',
  schema: payForm,
  pin: { purpose: 'payOrder', digest: orderDigest },
  run: async (tx, actor, form): Promise<Json> => (await payOrder(tx, actor, form)).reference,
  redirectsTo: (hoi, _reference, form) => routes.office.payment(hoi, form.orderId),
});

export const change = defineAction({
  permission: 'payments.prepare',
  schema: changeOrderForm,
  run: async (tx, actor, form): Promise<Json> => (await changePaymentOrder(tx, actor, form)).version,
  redirectsTo: (hoi, _version, form) => routes.office.payment(hoi, form.orderId),
});

export const withdraw = defineAction({
  permission: 'payments.withdraw',
  schema: withdrawForm,
  run: async (tx, actor, form): Promise<Json> => {
    await withdrawPaymentOrder(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.payment(hoi, form.orderId),
});
