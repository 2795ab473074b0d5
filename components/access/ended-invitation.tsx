/** What stands behind a link that was used, withdrawn or has expired. Refuses to say which of the three. */
import type { ComponentProps } from 'react';
import { Notice } from '@/components/ui/notice';
import { translator } from '@/lib/web/messages';
import { GatePage } from './gate-page';

/** One notice and nothing to press. */
export function EndedInvitation({ preferences }: Pick<ComponentProps<typeof GatePage>, 'preferences'>) {
  const t = translator(preferences.lang);
  return (
    <GatePage preferences={preferences} title={t('access.invitation.endedTitle')}>
      <Notice tone="warning" title={t('access.invitation.ended')} />
    </GatePage>
  );
}
