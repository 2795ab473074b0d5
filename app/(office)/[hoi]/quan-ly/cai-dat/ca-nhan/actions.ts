'use server';
/** The own account: password, PIN, sessions, language. */
import { changePassword, changePin, closeOwnSessions, setLocale } from '@/lib/access/own-account';
import { localeChoice, passwordChange, pinChange, sessionClosing } from '@/lib/access/schema/people';
import { defineGateAction } from '@/lib/web/define-gate-action';

export const savePassword = defineGateAction({
  needsSession: true,
  schema: passwordChange,
  run: async (input, session) => {
    await changePassword(session, input);
    return null;
  },
});

export const savePin = defineGateAction({
  needsSession: true,
  schema: pinChange,
  run: async (input, session) => {
    await changePin(session, input);
    return null;
  },
});

export const closeSessions = defineGateAction({
  needsSession: true,
  schema: sessionClosing,
  run: (input, session) => closeOwnSessions(session, input.sessionId),
});

export const saveLocale = defineGateAction({
  needsSession: true,
  schema: localeChoice,
  run: async (input, session) => {
    await setLocale(session, input.locale);
    return null;
  },
});
