'use server';
/** Redeems a printed reset code; the decision is in lib/access/own-account. */
import { redeemReset } from '@/lib/access/own-account';
import { resetRedemption } from '@/lib/access/schema/people';
import { defineGateAction } from '@/lib/web/define-gate-action';

export const redeemCode = defineGateAction({
  needsSession: false,
  schema: resetRedemption,
  run: async (input) => {
    await redeemReset(input);
    return null;
  },
});
