'use server';
import { openBankAccount, openNamedFund } from '@/lib/access/commands/first-books';
/** Opens funds and bank accounts. */
import { newBankAccount, newFund } from '@/lib/access/schema/books';
import { defineAction } from '@/lib/web/define-action';

export const addFund = defineAction({
  permission: 'ledger.openFund',
  schema: newFund,
  run: openNamedFund,
});

export const addBankAccount = defineAction({
  permission: 'ledger.openFund',
  schema: newBankAccount,
  run: openBankAccount,
});
