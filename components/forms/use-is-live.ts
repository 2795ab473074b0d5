'use client';
/**
 * Whether script runs here: false on the server and while the page wakes up, true from then on.
 * Owns the moment at which a form may show more than a native one. Refuses to be a reason for a form not to work.
 */
import { useSyncExternalStore } from 'react';

const never = () => () => {};

export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
