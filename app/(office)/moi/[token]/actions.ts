'use server';
/** Takes up an invitation, with a new account or the one at hand; the decisions are in lib/access. */
import { joinAsKnown } from '@/lib/access/own-account';
import { joining, joiningAsKnown } from '@/lib/access/schema/people';
import { joinAndSignIn } from '@/lib/access/session-start';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const acceptWithNewAccount = defineGateAction({
  needsSession: false,
  schema: joining,
  run: async (input) => (await joinAndSignIn(input.token, input)).slug,
  redirectsTo: (slug) => routes.office.home(slug),
});

export const acceptAsKnown = defineGateAction({
  needsSession: true,
  schema: joiningAsKnown,
  run: async (input, session) => (await joinAsKnown(input.token, session.token)).slug,
  redirectsTo: (slug) => routes.office.home(slug),
});
