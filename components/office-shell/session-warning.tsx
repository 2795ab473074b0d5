'use client';
/**
 * Says five minutes ahead that the session ends.
 * Owns the waiting; the words and the way to sign in again are made by the server. What is typed stays in the page.
 * Refuses to leave the page by itself, and to know the time of day: a wrong clock changes nothing.
 */
import { type ReactNode, useEffect, useState } from 'react';

const AHEAD_MS = 300_000;
const LOOK_MS = 15_000;

/** `leftMs`: life of the session when the page was made. Without script only a page made in the last minutes says it. */
export function SessionWarning({ leftMs, children }: { leftMs: number; children: ReactNode }) {
  const [isNear, setNear] = useState(leftMs <= AHEAD_MS);
  useEffect(() => {
    const end = Date.now() + leftMs;
    const look = () => setNear(end - Date.now() <= AHEAD_MS);
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [leftMs]);
  return <div role="status">{isNear ? children : null}</div>;
}
