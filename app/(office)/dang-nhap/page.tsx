/** Sign-in: name and password, or one click into the sample data. Works without script. */
import { DemoDoors } from '@/components/access/demo-doors';
import { GatePage } from '@/components/access/gate-page';
import { SignInForm } from '@/components/access/sign-in-form';
import { readSignInRequest, type SignInWords } from '@/components/access/sign-in-request';
import { SignInState } from '@/components/access/sign-in-state';
import { demoDoors } from '@/lib/access/gate-queries';
import { isSetUp } from '@/lib/access/own-account';
import { currentSession } from '@/lib/access/session';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';

export default async function SignInPage({ searchParams }: { searchParams: Promise<SignInWords> }) {
  const request = await readSignInRequest(await searchParams);
  const preferences = await readPreferences();
  const [session, doors, isReady] = await Promise.all([currentSession(), demoDoors(), isSetUp()]);
  const locale = preferences.lang;
  const t = translator(locale);
  return (
    <GatePage
      preferences={preferences}
      title={t('access.signIn.title')}
      lede={t('access.signIn.lede')}
      demo={doors.length > 0}
    >
      <div className="stack">
        <SignInState locale={locale} request={request} name={session?.displayName} isSetUp={isReady} />
        <SignInForm locale={locale} {...request} />
        <DemoDoors locale={locale} doors={doors} csrfToken={request.csrfToken} />
      </div>
    </GatePage>
  );
}
