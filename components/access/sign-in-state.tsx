/**
 * What stands above the sign-in form: signed out just now, still signed in, or nothing set up yet.
 * Owns these three notices; refuses to hide the form, so that somebody else can sign in on the same device.
 */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import type { SignInRequest } from './sign-in-request';

export interface SignInStateProps {
  locale: Locale;
  request: SignInRequest;
  /** Who is signed in on this device. */
  name?: string;
  isSetUp: boolean;
}

/** One notice at most of each kind. */
export function SignInState({ locale, request, name, isSetUp }: SignInStateProps) {
  const t = translator(locale);
  return (
    <>
      {isSetUp ? null : (
        <Notice
          title={t('access.signIn.notSetUp')}
          actions={<ButtonLink href={routes.setup()}>{t('access.signIn.toSetUp')}</ButtonLink>}
        />
      )}
      {request.isSignedOut ? (
        <Notice tone="success" title={t('access.signIn.signedOut')}>
          <p>{t('access.signIn.signedOutBody')}</p>
        </Notice>
      ) : null}
      {name ? (
        <Notice
          title={t('access.signIn.stillIn', { name })}
          actions={<ButtonLink href={request.next}>{t('access.signIn.continue')}</ButtonLink>}
        />
      ) : null}
    </>
  );
}
