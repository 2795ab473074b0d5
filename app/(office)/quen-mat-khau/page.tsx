/** Forgotten password: a printed code becomes a new password. */
import { GatePage } from '@/components/access/gate-page';
import { resetFields } from '@/components/access/secret-fields';
import { PlainForm } from '@/components/forms/plain-form';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { routes } from '@/lib/web/routes';
import { redeemCode } from './actions';

export default async function ForgottenPasswordPage() {
  const preferences = await readPreferences();
  const t = translator(preferences.lang);
  return (
    <GatePage preferences={preferences} title={t('access.forgotten.title')} lede={t('access.forgotten.lede')}>
      <div className="stack measure">
        <PlainForm
          action={redeemCode}
          locale={preferences.lang}
          submit={t('access.forgotten.submit')}
          done={t('access.forgotten.done')}
          fields={resetFields(t)}
        />
        <p>{t('access.forgotten.pin')}</p>
        <p>
          <a href={routes.signIn()}>{t('access.signIn.title')}</a>
        </p>
      </div>
    </GatePage>
  );
}
