/** Settings: the own account. */
import { guarded } from '@/components/access/guarded-page';
import { OwnLanguage } from '@/components/access/own-language';
import { OwnSecrets } from '@/components/access/own-secrets';
import { OwnSessions } from '@/components/access/own-sessions';
import { SettingsPage } from '@/components/access/settings-page';
import { ownAccount } from '@/lib/access/people-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { closeSessions, saveLocale, savePassword, savePin } from './actions';

export default guarded(async function OwnAccountPage({ params }: { params: Promise<{ hoi: string }> }) {
  const page = await officePage((await params).hoi, 'tasks.view', ownAccount);
  const { locale, data } = page;
  return (
    <SettingsPage page={page} tab="own" title={translator(locale)('access.own.title')}>
      <OwnSecrets
        locale={locale}
        isDemo={data.isDemo}
        hasPin={data.hasPin}
        savePassword={savePassword}
        savePin={savePin}
      />
      <OwnSessions locale={locale} sessions={data.sessions} close={closeSessions} />
      <OwnLanguage locale={locale} chosen={data.locale} save={saveLocale} />
    </SettingsPage>
  );
});
