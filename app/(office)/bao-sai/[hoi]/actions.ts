'use server';
/** Receives a report of a mistake from anybody. No session is asked for. */
import { receiveMistake } from '@/lib/mistakes/commands';
import { mistakeForm } from '@/lib/mistakes/schema';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const send = defineGateAction({
  needsSession: false,
  schema: mistakeForm,
  run: receiveMistake,
  redirectsTo: (code, { hoi }) => routes.reportedMistake(hoi, code, { moi: '1' }),
});
