/**
 * The fields in which new secrets are chosen, typed twice; the same words wherever that happens.
 * Owns their labels and hints. Refuses rules of its own: those are in lib/access/rules.
 */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import type { Translator } from '@/lib/web/messages';

/** New password and again. */
export function newPasswordFields(t: Translator): PlainFieldSpec[] {
  return [
    {
      kind: 'password',
      isNew: true,
      name: 'newPassword',
      label: t('access.fields.newPassword'),
      hint: t('access.fields.newPasswordHint'),
    },
    { kind: 'password', isNew: true, name: 'passwordAgain', label: t('access.fields.passwordAgain') },
  ];
}

/** New PIN and again. */
export function newPinFields(t: Translator): PlainFieldSpec[] {
  return [
    { kind: 'pin', name: 'newPin', label: t('access.fields.newPin'), hint: t('access.fields.newPinHint') },
    { kind: 'pin', name: 'pinAgain', label: t('access.fields.pinAgain') },
  ];
}

/** Everything a new account is made of. */
export function newAccountFields(t: Translator): PlainFieldSpec[] {
  return [
    {
      kind: 'text',
      name: 'displayName',
      label: t('access.fields.displayName'),
      autoComplete: 'name',
      width: 'medium',
    },
    {
      kind: 'text',
      name: 'loginName',
      label: t('access.fields.login'),
      hint: t('access.fields.loginHint'),
      autoComplete: 'username',
      width: 'medium',
    },
    ...newPasswordFields(t),
    ...newPinFields(t),
  ];
}

/** Who, the printed code, and the new password. */
export function resetFields(t: Translator): PlainFieldSpec[] {
  const login = { kind: 'text', name: 'loginName', label: t('access.fields.login') } as const;
  const code = { kind: 'text', name: 'code', label: t('access.fields.code') } as const;
  return [
    { ...login, autoComplete: 'username', width: 'medium' },
    { ...code, hint: t('access.fields.codeHint'), width: 'medium' },
    ...newPasswordFields(t),
  ];
}
