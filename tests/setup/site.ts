/**
 * Which of the running demos a test file uses. Owns: one demo for each worker, so that two files at once never meet.
 * Refuses to run outside the browser tests.
 */
import { inject } from 'vitest';
import type { WebUnderTest } from './provided';

/** The server of this worker; workers are counted from 1. */
export function ownWeb(): WebUnderTest {
  const webs = inject('webs');
  const web = webs[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % webs.length];
  if (!web) throw new Error('No server runs: these tests belong to the projects e2e and axe.');
  return web;
}
