/**
 * Typed is not lost, and sent twice is recorded once: the browser goes down, or the answer never arrives,
 * and the same gift is taken up again from the device.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uiWords } from '@/components/ui/words';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { atDesk, commune, done, open, t } from './people';
import { signIn } from './visitor';

const words = uiWords('vi');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const form = routes.office.newContribution(commune);
const field = (page: Page, name: string) => page.locator(`[name="${name}"]:not([type="hidden"])`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false });

async function type(page: Page, donor: string, amount: string): Promise<void> {
  await open(page, form);
  await field(page, 'donor').fill(donor);
  await field(page, 'amount').fill(amount);
}

/** How many gifts of exactly this donor the list shows. */
async function giftsOf(page: Page, donor: string): Promise<number> {
  await open(page, `${routes.office.contributions(commune)}?${new URLSearchParams({ q: donor })}`);
  return page.locator('tbody tr').filter({ hasText: donor }).count();
}

it('what was typed before the browser went down is offered, put back and saved; then it is gone', async () => {
  const { page, faults } = await atDesk(browser, 'thuquy.xa');
  await type(page, 'Dòng họ Lê thôn Bảy', '1tr2');
  await page.locator('input[name="method"][value="inKind"]').check();
  await field(page, 'goodsLabel').fill('vở học sinh');
  await open(page, form);
  expect(await field(page, 'donor').inputValue()).toBe('');
  await button(page, words('draftUse')).click();
  expect(await field(page, 'donor').inputValue()).toBe('Dòng họ Lê thôn Bảy');
  expect(await field(page, 'amount').inputValue()).toBe('1tr2');
  expect(await field(page, 'goodsLabel').inputValue()).toBe('vở học sinh');
  await page.locator('input[name="method"][value="cash"]').check();
  await button(page, t('contributions.form.saveAgain')).click();
  await done(page, '1.200.000').waitFor();
  await open(page, form);
  await field(page, 'donor').waitFor();
  expect(await button(page, words('draftUse')).count()).toBe(0);
  expect(await giftsOf(page, 'Dòng họ Lê thôn Bảy')).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('a gift whose answer was lost on the way is recorded once, and the draft leads to its voucher', async () => {
  const { page } = await atDesk(browser, 'thuquy.xa');
  await type(page, 'Dòng họ Trịnh thôn Tám', '777000');
  let lost = 0;
  await page.route(`**${form}*`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    lost += 1;
    return route.abort('connectionreset');
  });
  await button(page, t('contributions.form.saveAgain')).click();
  await expect.poll(() => lost, { timeout: 20_000 }).toBe(1);
  await page.unroute(`**${form}*`);
  await open(page, form);
  await button(page, words('draftUse')).click();
  await button(page, t('contributions.form.saveAgain')).click();
  await done(page, '777.000').waitFor();
  expect(await giftsOf(page, 'Dòng họ Trịnh thôn Tám')).toBe(1);
  await page.context().close();
});

it('a draft can be thrown away, and nobody else on the device is offered it', async () => {
  const { page } = await atDesk(browser, 'thuquy.xa');
  await type(page, 'Bà Quách Thị Mận', '50k');
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  expect(kept).toHaveLength(1);
  await open(page, form);
  await button(page, words('draftDrop')).click();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual(
    [],
  );
  await type(page, 'Bà Quách Thị Mận', '50k');
  // The page is left first: a request of its own still on the way would be given a new form token by the server.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await signIn(page, 'ketoan.xa');
  await open(page, form);
  await field(page, 'donor').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual(
    kept,
  );
  expect(await button(page, words('draftUse')).count()).toBe(0);
  await page.context().close();
});
