'use server';
/** Closing a month by the count, reopening it by the chair. */
import { closePeriod, reopenPeriod } from '@/lib/ledger/commands';
import { closeForm, readAmount, readCashCount, readMonth, reopenForm } from '@/lib/ledger/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const closeMonth = defineAction({
  permission: 'ledger.closePeriod',
  schema: closeForm,
  run: async (tx, actor, form) => {
    const counted = { cashCountedVnd: readCashCount(form), bankConfirmedVnd: readAmount('bank', form.bank) };
    await closePeriod(tx, actor, { ...readMonth(form.month)!, ...counted });
    return form.month;
  },
  redirectsTo: (hoi, month) => routes.office.period(hoi, month),
});

export const reopenMonth = defineAction({
  permission: 'ledger.reopenPeriod',
  schema: reopenForm,
  run: async (tx, actor, form) => {
    await reopenPeriod(tx, actor, { ...readMonth(form.month)!, reason: form.reason });
    return form.month;
  },
  redirectsTo: (hoi, month) => routes.office.period(hoi, month),
});
