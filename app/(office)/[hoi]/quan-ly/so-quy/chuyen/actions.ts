'use server';
/** Own money moved between own accounts. */
import { moveOwnMoney } from '@/lib/ledger/commands';
import { moveForm } from '@/lib/ledger/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const moveMoney = defineAction({
  permission: 'ledger.moveMoney',
  schema: moveForm,
  run: async (tx, actor, form) => {
    const { book, year, number } = await moveOwnMoney(tx, actor, form);
    return { book, year, number };
  },
  redirectsTo: (hoi, posted) => routes.office.voucher(hoi, posted),
});
