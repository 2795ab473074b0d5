/**
 * What the first page tells a person about the own account: no PIN yet, a password that was reset.
 * Owns these notices; refuses to be dismissed, they go away with their cause (or after thirty days).
 */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ResetNote } from '@/lib/access/people-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface HomeNoticesProps {
  locale: Locale;
  hoi: string;
  /** True when an office of the person signs with a PIN and none is set. */
  needsPin: boolean;
  /** Used reset codes of the person's own account. */
  resets: ResetNote[];
}

/** At most one notice of each cause. */
export function HomeNotices({ locale, hoi, needsPin, resets }: HomeNoticesProps) {
  const t = translator(locale);
  const last = resets[0];
  return (
    <>
      {needsPin ? (
        <Notice
          tone="warning"
          title={t('access.tasks.noPin')}
          actions={<ButtonLink href={routes.office.ownAccount(hoi)}>{t('access.tasks.setPin')}</ButtonLink>}
        >
          <p>{t('access.tasks.noPinBody')}</p>
        </Notice>
      ) : null}
      {last?.usedAt ? (
        <Notice title={t('access.tasks.resetTold')}>
          <p>
            {t('access.tasks.resetToldBody', { by: last.issuedByName, at: formatInstantVn(last.usedAt) })}
          </p>
        </Notice>
      ) : null}
    </>
  );
}
