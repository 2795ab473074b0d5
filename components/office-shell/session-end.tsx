/** The words of the session's end, and signing in again beside the page, so that nothing typed is lost. */
import { Notice } from '@/components/ui/notice';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { SessionWarning } from './session-warning';

/** `endsAt`: instant at which the database ends the session. */
export function SessionEnd({ locale, hoi, endsAt }: { locale: Locale; hoi: string; endsAt: string }) {
  const t = translator(locale);
  return (
    <SessionWarning leftMs={Date.parse(endsAt) - Date.now()}>
      <Notice
        tone="warning"
        title={t('access.sessionEnd.title', { at: formatInstantVn(endsAt) })}
        actions={
          <a href={routes.signIn({ hoi })} target="_blank" rel="noreferrer">
            {t('access.sessionEnd.signIn')}
          </a>
        }
      >
        <p>{t('access.sessionEnd.body')}</p>
      </Notice>
    </SessionWarning>
  );
}
