/**
 * The sign-in form: a plain POST to next-auth, the same with and without script.
 * Owns the two fields and what was typed as the name. Refuses to keep a password or to hinder password managers.
 */
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface SignInFormProps {
  locale: Locale;
  csrfToken: string;
  /** Path to go to afterwards. */
  next: string;
  hoi?: string;
  login?: string;
  /** Key under access.signIn.problems. */
  problem?: string;
}

/** Name, password, and the reason when the last try failed. */
export function SignInForm({ locale, csrfToken, next, hoi, login, problem }: SignInFormProps) {
  const t = translator(locale);
  return (
    <form method="post" action={routes.takeSignIn()} className="form-shell measure">
      {problem ? (
        <Notice tone="error" title={t('access.signIn.problemTitle')}>
          <p id="sai-dang-nhap">{t(`access.signIn.problems.${problem}`)}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      {hoi ? <input type="hidden" name="hoi" value={hoi} /> : null}
      <TextInput
        name="login"
        label={t('access.fields.login')}
        locale={locale}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
        defaultValue={login}
        aria-describedby={problem ? 'sai-dang-nhap' : undefined}
        required
      />
      <TextInput
        name="password"
        label={t('access.fields.password')}
        locale={locale}
        type="password"
        autoComplete="current-password"
        width="medium"
        required
      />
      <div className="actions">
        <Button type="submit" variant="primary">
          {t('access.signIn.submit')}
        </Button>
        <a href={routes.forgottenPassword()}>{t('access.signIn.forgotten')}</a>
      </div>
    </form>
  );
}
