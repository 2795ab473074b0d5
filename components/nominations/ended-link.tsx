/** What stands behind a link that is wrong, closed or over. Refuses to say which of the three. */
import { GatePage } from '@/components/access/gate-page';
import { Notice } from '@/components/ui/notice';
import { translator } from '@/lib/web/messages';
import type { Preferences } from '@/lib/web/preferences';

/** One notice and nothing to press. */
export function EndedLink({ preferences }: { preferences: Preferences }) {
  const t = translator(preferences.lang);
  return (
    <GatePage preferences={preferences} title={t('links.endedTitle')}>
      <Notice tone="warning" title={t('links.ended')} />
    </GatePage>
  );
}
