/** The projector's page reads itself anew every half minute, and anybody can stop it. */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '@/tests/setup/browser';
import { commune } from './pages';
import { signIn, visit } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('reads the meeting anew until somebody stops it', async () => {
  const { context, page, faults } = await visit(browser);
  await signIn(page, 'thuky.xa');
  await page.clock.install();
  const address = routes.office.awardProjector(commune, 'hoc-bong-he-2027');
  await page.goto(address);
  let reads = 0;
  page.on('request', (request) => {
    if (request.url().includes(address)) reads += 1;
  });
  const stop = page.getByRole('button', { name: 'Dừng tự tải lại (30 giây một lần)' });
  await stop.waitFor();
  await page.clock.fastForward(31_000);
  await expect.poll(() => reads).toBe(1);
  await stop.click();
  await page.getByRole('button', { name: 'Tự tải lại 30 giây một lần' }).waitFor();
  await page.clock.fastForward(120_000);
  await page.waitForLoadState('networkidle');
  expect(reads).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});
