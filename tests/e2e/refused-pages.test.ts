/**
 * Pages that say no, with JavaScript switched off: the status, the sentence and the way on; and the way back to the
 * page that was wanted, after signing in.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts } from '@/lib/access/demo-accounts';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, district, open, t } from './people';
import { accountOf } from './visitor';

/** Who inspects the commune's association in the sample data. */
const inspector = demoAccounts.find(({ login }) => login === 'kiemtra.xa')?.displayName ?? '';
const plain = { javaScriptEnabled: false };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const words = (page: Page) => page.locator('main').innerText();

describe('Without script, a page that is refused', () => {
  it('says which offices open it and who holds one, with status 403', async () => {
    await as(browser, 'thuquy.xa', plain, async (page) => {
      expect(await open(page, routes.office.audit(commune))).toBe(403);
      expect(await page.locator('h1').innerText()).toBe(t('access.refused.forbiddenTitle'));
      const said = await words(page);
      expect(said).toContain(t('access.roles.inspector'));
      expect(said).toContain(inspector);
      const link = page.getByRole('link', { name: t('access.refused.whoHolds') });
      expect(await link.getAttribute('href')).toBe(routes.office.peopleSettings(commune));
    });
  });

  it('is the same answer for a missing record, an unknown address and another association, with status 404', async () => {
    await as(browser, 'thuquy.xa', plain, async (page) => {
      const said = new Set<string>();
      for (const address of [
        ...[routes.office.donor(commune, 987_654), `${routes.office.home(commune)}/khong/co`],
        ...[routes.office.home(district), routes.office.home('khong-co-hoi-nay')],
      ]) {
        expect(await open(page, address), address).toBe(404);
        expect(await page.locator('h1').innerText(), address).toBe(t('access.refused.notFoundTitle'));
        said.add(await words(page));
      }
      expect(said.size).toBe(1);
    });
  });

  it('is said to a stranger too whose link was cut short: a page in his language, with a way on', async () => {
    for (const address of ['/dong-y', '/de-cu', '/moi', '/bao-sai/khong-co', '/yeu-cau/khong-co']) {
      const { page } = await atDesk(browser, undefined, { ...plain, colorScheme: 'dark' });
      expect(await open(page, address), address).toBe(404);
      expect(await page.locator('h1').innerText(), address).toBe(t('access.refused.visitorTitle'));
      const way = page.locator('.page-problem .actions a, .page-problem a').first();
      expect(await way.getAttribute('href'), address).toBe(routes.public.home());
      expect(await page.locator('html').getAttribute('lang'), address).toBe('vi');
      await page.context().close();
    }
  });

  it('does not touch the pages that are open', async () => {
    await as(browser, 'thuquy.xa', plain, async (page) => {
      expect(await open(page, routes.office.donors(commune))).toBe(200);
    });
  });
});

describe.each([plain, {}])('Signing in, %o', (options) => {
  const enter = async (page: Page) => {
    const { login, password } = accountOf('thuquy.xa');
    const form = page.locator('form').filter({ has: page.locator('input[type="password"]') });
    await form.locator('input[name="login"]').fill(login);
    await form.locator('input[name="password"]').fill(password);
    await form.getByRole('button').click();
    await page.waitForURL((url) => !url.pathname.startsWith(routes.signIn()));
    const { pathname, search } = new URL(page.url());
    return pathname + search;
  };

  it('leads back to the page that was wanted', async () => {
    const { page } = await atDesk(browser, undefined, options);
    const wanted = routes.office.contributions(commune, { trang: 1 });
    await open(page, wanted);
    expect(new URL(page.url()).pathname).toBe(routes.signIn());
    expect(await enter(page)).toBe(wanted);
    await page.context().close();
  });

  it('leads home when another site or another association was asked for', async () => {
    for (const tiep of ['https://evil.example/', '//evil.example', routes.office.home(district)]) {
      const { page } = await atDesk(browser, undefined, options);
      await open(page, routes.signIn({ hoi: commune, tiep }));
      expect(await enter(page), tiep).toBe(routes.office.home(commune));
      await page.context().close();
    }
  });
});
