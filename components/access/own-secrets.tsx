/**
 * Changing the own password and PIN; the password is asked again for both.
 * Owns the two forms. Shared accounts of the sample data get a sentence instead.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { newPasswordFields, newPinFields } from './secret-fields';

export interface OwnSecretsProps {
  locale: Locale;
  isDemo: boolean;
  hasPin: boolean;
  savePassword: FormAction;
  savePin: FormAction;
}

/** Stands under MessagesProvider with "errors". */
export function OwnSecrets({ locale, isDemo, hasPin, savePassword, savePin }: OwnSecretsProps) {
  const t = translator(locale);
  if (isDemo) return <Notice tone="locked" title={t('access.own.demo')} />;
  const current = {
    kind: 'password',
    name: 'currentPassword',
    label: t('access.fields.currentPassword'),
  } as const;
  return (
    <>
      <section>
        <h2>{t('access.own.pin')}</h2>
        {hasPin ? null : <Notice tone="warning" title={t('access.own.pinNone')} />}
        <PlainForm
          action={savePin}
          locale={locale}
          idPrefix="pin"
          fields={[current, ...newPinFields(t)]}
          submit={t('access.own.submitPin')}
          done={t('access.own.pinDone')}
        />
      </section>
      <section>
        <h2>{t('access.own.password')}</h2>
        <PlainForm
          action={savePassword}
          locale={locale}
          idPrefix="mat-khau"
          fields={[current, ...newPasswordFields(t)]}
          submit={t('access.own.submitPassword')}
          done={t('access.own.passwordDone')}
        />
      </section>
    </>
  );
}
