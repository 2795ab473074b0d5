'use server';
/** The cashier's one tap, withdrawing cash that still waits, and printing papers of gifts. */
import { confirmCashReceipt, withdrawContribution } from '@/lib/contributions/commands';
import { printGiftPapers } from '@/lib/contributions/commands/print-papers';
import { confirmForm, withdrawForm } from '@/lib/contributions/schema/form';
import { printGiftsForm } from '@/lib/contributions/schema/printing';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';
import { voucherSlug } from '@/lib/web/voucher-slug';

export const confirmCash = defineAction({
  permission: 'contributions.confirmCash',
  schema: confirmForm,
  run: async (tx, actor, form) => voucherSlug((await confirmCashReceipt(tx, actor, form)).voucher!),
  redirectsTo: (hoi, voucher) => routes.office.newContribution(hoi, { vua: voucher }),
});

export const withdrawCash = defineAction({
  permission: 'contributions.record',
  schema: withdrawForm,
  run: async (tx, actor, form) => {
    await withdrawContribution(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.contributions(hoi),
});

export const printGifts = defineAction({
  permission: 'contributions.print',
  schema: printGiftsForm,
  run: printGiftPapers,
  redirectsTo: (hoi, job) => routes.office.prints(hoi, job),
});
