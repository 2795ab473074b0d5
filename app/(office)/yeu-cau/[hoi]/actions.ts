'use server';
/** Receives a request about personal data from anybody. No session is asked for; nobody is looked up. */
import { receiveWish } from '@/lib/rights/commands/receive';
import { wishForm } from '@/lib/rights/schema';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const send = defineGateAction({
  needsSession: false,
  schema: wishForm,
  run: receiveWish,
  redirectsTo: (code, { hoi }) => routes.askAboutMe(hoi, { ma: code }),
});
