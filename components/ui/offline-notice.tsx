'use client';
/**
 * Says that the network is gone, while it is gone.
 * Owns the browser's online and offline events.
 * Refuses to promise drafts: it says only what is true, that nothing has been booked.
 */
import { useSyncExternalStore } from 'react';
import type { Locale } from '@/messages/catalogue';
import { Notice } from './notice';
import { uiWords } from './words';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Shows nothing while online and on the server. */
export function OfflineNotice({ locale }: { locale: Locale }) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const words = uiWords(locale);
  return (
    <div aria-live="assertive">
      {online ? null : (
        <Notice tone="offline" title={words('offlineTitle')}>
          {words('offlineBody')}
        </Notice>
      )}
    </div>
  );
}
