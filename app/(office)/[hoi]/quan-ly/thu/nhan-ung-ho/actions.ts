'use server';
/** Showing an account to the public, making and retiring codes. */
import { closeGivingAccount, makeFundCode, openGivingAccount, retireMemoCode } from '@/lib/giving/commands';
import { closeAccountForm, makeCodeForm, openAccountForm, retireCodeForm } from '@/lib/giving/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

const again = (hoi: string) => routes.office.giving(hoi);

export const openAccount = defineAction({
  permission: 'giving.manage',
  schema: openAccountForm,
  run: async (tx, actor, form): Promise<Json> => openGivingAccount(tx, actor, form),
  redirectsTo: again,
});

export const closeAccount = defineAction({
  permission: 'giving.manage',
  schema: closeAccountForm,
  run: async (tx, actor, form): Promise<Json> => {
    await closeGivingAccount(tx, actor, form);
    return null;
  },
  redirectsTo: again,
});

export const makeCode = defineAction({
  permission: 'giving.manage',
  schema: makeCodeForm,
  run: async (tx, actor, form): Promise<Json> => makeFundCode(tx, actor, form),
  redirectsTo: again,
});

export const retireCode = defineAction({
  permission: 'giving.manage',
  schema: retireCodeForm,
  run: async (tx, actor, form): Promise<Json> => {
    await retireMemoCode(tx, actor, form);
    return null;
  },
  redirectsTo: again,
});
