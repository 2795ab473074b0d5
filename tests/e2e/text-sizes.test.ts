/**
 * Large text for the public, without script and without a cookie: chosen once, kept from page to page, through searches
 * and the other language, and put back (docs/decisions/0037).
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { ownWeb } from '../setup/site';
import { t } from './people';
import { story } from './public-reading';
import { visit } from './visitor';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await visit(browser, { javaScriptEnabled: false }));
});
afterAll(() => browser?.close());

const path = () => new URL(page.url()).pathname + new URL(page.url()).search;
const bodySize = () => page.locator('body').evaluate((body) => getComputedStyle(body).fontSize);
const choose = (sign: 'A' | 'A+' | 'A++') =>
  page
    .locator('.site-tools nav a')
    .filter({ hasText: new RegExp(`^${sign.replaceAll('+', '\\+')}$`) })
    .click();

describe('Text sizes of the public pages', () => {
  it('are 18, 22 and 26 px, each at an address of its own', async () => {
    await page.goto(routes.public.home());
    expect(await bodySize()).toBe('18px');
    await choose('A+');
    expect([path(), await bodySize()]).toEqual(['/chu-to', '22px']);
    await choose('A++');
    expect([path(), await bodySize()]).toEqual(['/chu-rat-to', '26px']);
    expect(await page.locator('.site-tools [aria-current="true"]').innerText()).toBe('A++');
  });

  it('stay from page to page: sections, a search with its words, a name, the other language', async () => {
    await page.goto('/chu-rat-to');
    await page.getByRole('link', { name: t('common.publicNav.honours'), exact: true }).click();
    expect(path()).toBe('/chu-rat-to/vinh-danh');
    await page.locator('main form input[name="q"]').fill('nguyen');
    await page.locator('main form button[type="submit"]').click();
    expect(path()).toMatch(/^\/chu-rat-to\/vinh-danh\/\d{4}\?q=nguyen/);
    await choose('A+');
    expect(path()).toMatch(/^\/chu-to\/vinh-danh\/\d{4}\?q=nguyen/);
    await page.locator('main tbody th a').first().click();
    expect(path()).toMatch(/^\/chu-to\/vinh-danh\/\d{4}\/[0-9a-f]{16}$/);
    await page.locator('.locale-switch').click();
    expect(path()).toMatch(/^\/chu-to\/en\/vinh-danh\//);
    expect(await bodySize()).toBe('22px');
    await choose('A');
    expect(path()).toMatch(/^\/en\/vinh-danh\//);
  });

  it('leave what has no text to enlarge, and the office, where they are', async () => {
    await page.goto(`/chu-to${routes.public.honours(story)}`);
    const hrefs = await page
      .locator('a[href^="/"]:not([data-size])')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(hrefs.filter((href) => href.startsWith('/chu-to/')).length).toBeGreaterThan(20);
    const left = hrefs.filter((href) => !href.startsWith('/chu-to'));
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((href) => !/\.(pdf|csv|json|atom|ics|png)$|quan-ly|^\/bao-sai\//.test(href))).toEqual(
      [],
    );
  });

  it('are not found twice by search engines, and are told to friends by the normal address', async () => {
    const { baseUrl } = ownWeb();
    const normal = routes.public.transparency(story);
    const answer = await fetch(`${baseUrl}/chu-rat-to${normal}`);
    expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
    const text = await answer.text();
    expect(text).not.toContain('<script');
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(new URL(canonical).pathname).toBe(normal);
    expect(text).toMatch(new RegExp(`property="og:url" content="[^"]*${normal}"`));
    expect((await fetch(`${baseUrl}${normal}`)).headers.get('x-robots-tag')).toBeNull();
  });
});
