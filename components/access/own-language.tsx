/**
 * The language the person is met in, and where the display choices of this device are.
 * Owns these two sentences; the choices themselves stand on every page.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Stands under MessagesProvider with "errors". */
export function OwnLanguage({ locale, chosen, save }: { locale: Locale; chosen: string; save: FormAction }) {
  const t = translator(locale);
  const options = [
    { value: 'vi', label: 'Tiếng Việt' },
    { value: 'en', label: 'English' },
  ];
  return (
    <section className="stack">
      <h2>{t('access.own.language')}</h2>
      <PlainForm
        action={save}
        locale={locale}
        idPrefix="ngon-ngu"
        fields={[
          {
            kind: 'radio',
            name: 'locale',
            label: t('access.own.language'),
            hint: t('access.own.languageHint'),
            options,
            value: chosen,
          },
        ]}
        submit={t('access.organisation.submit')}
        done={t('access.own.languageDone')}
      />
      <h2>{t('access.own.display')}</h2>
      <p>{t('access.own.displayHint')}</p>
    </section>
  );
}
