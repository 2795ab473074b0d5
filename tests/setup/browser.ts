/**
 * Starts the browser of a test file. Owns: the program found by the set-up and the flags a container needs.
 * Refuses to reach out: background traffic of the browser itself is switched off.
 */
import { type Browser, chromium } from '@playwright/test';

import { ownWeb } from './site';

const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** A headless browser; close it in `afterAll`. Pages take `ownWeb().baseUrl`. */
export async function launchBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
  return chromium.launch({ executablePath: ownWeb().chromiumPath, args });
}
