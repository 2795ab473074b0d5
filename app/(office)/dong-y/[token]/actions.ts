'use server';
/** Writes of somebody with a link about consent: the answer, and taking everything back. No session is asked for. */
import { answerByLink, withdrawByLink } from '@/lib/consents/commands/by-link';
import { linkAnswerForm, linkWithdrawForm } from '@/lib/consents/schema/forms';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const answer = defineGateAction({
  needsSession: false,
  schema: linkAnswerForm,
  run: answerByLink,
  redirectsTo: (_count, { token }) => routes.answerConsent(token, { xong: 'tra-loi' }),
});

export const takeBack = defineGateAction({
  needsSession: false,
  schema: linkWithdrawForm,
  run: withdrawByLink,
  redirectsTo: (count, { token }) => routes.answerConsent(token, { xong: count > 0 ? 'rut' : 'khong-con' }),
});
