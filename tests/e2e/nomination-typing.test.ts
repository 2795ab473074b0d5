/**
 * A teacher types on a telephone: what is typed is kept while one types, in the file and on the device, and is there after
 * a reload and a lost network; the school then answers for its list with a photo or with its head and a code.
 */
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoLink } from '@/lib/access/demo-accounts';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, formWith, open, overflow, t } from './people';
import { phone } from './visitor';

const { token, round } = demoLink;
const savedWords = t('links.typed.sent').split('AT')[0]!.trim();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const box = (page: Page, name: string) => page.locator(`[name="${name}"]:not([type="hidden"])`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

it('the office page alone shows the sample link, and the link leads in', async () => {
  await as(browser, 'thuky.xa', {}, async (page) => {
    await open(page, routes.office.nominationLinks(commune, round));
    const href = await page.locator(`a[href$="${token}"]`).getAttribute('href');
    expect(await open(page, new URL(href!).pathname)).toBe(200);
  });
});

it('a new file is begun while one types, and is there after a reload; what the network lost is offered', async () => {
  const { page, faults } = await atDesk(browser, undefined, { viewport: phone });
  await open(page, routes.nominateFile(token, 'moi', 'nguoi'));
  await box(page, 'name').pressSequentially('Lò Văn Gõ Thử');
  await page.getByRole('status').filter({ hasText: savedWords }).waitFor();
  const file = /ho-so\/([^/]+)\/nguoi$/.exec(new URL(page.url()).pathname)?.[1] ?? 'moi';
  expect(file).not.toBe('moi');
  await page.reload();
  expect(await box(page, 'name').inputValue()).toBe('Lò Văn Gõ Thử');
  await page.context().setOffline(true);
  // A closing page gets the browser's network back for a moment ("online"), a lost network does not: this page never sends again.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  });
  await box(page, 'className').fill('9C');
  await page
    .getByRole('status')
    .filter({ hasText: t('links.typed.device').split('AT')[0]!.trim() })
    .waitFor();
  await page.close({ runBeforeUnload: false }).catch(() => undefined);
  const later = await page.context().newPage();
  await page.context().setOffline(false);
  await open(later, routes.nominateFile(token, file, 'nguoi'));
  expect(await box(later, 'className').inputValue()).toBe('');
  await press(later, t('links.typed.use'));
  expect(await box(later, 'className').inputValue()).toBe('9C');
  await press(later, t('links.save'));
  await later.waitForURL(new RegExp(`ho-so/${file}$`));
  expect(await later.locator('main').innerText()).toContain('9C');
  await open(later, routes.nominate(token));
  expect(await later.locator('main').getByText('Lò Văn Gõ Thử').count()).toBe(1);
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(fault))).toEqual([]);
  await page.context().close();
});

it('without script a signed list is sent, and the head confirms with the code of the office', async () => {
  const { page } = await atDesk(browser, undefined, { viewport: phone, javaScriptEnabled: false });
  const picture = sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } });
  await open(page, routes.nominateAuthority(token));
  expect(await overflow(page)).toBe(0);
  await box(page, 'file').setInputFiles({
    name: 'a.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from('GIF89a'),
  });
  await press(page, t('links.authority.send'));
  await page.getByRole('alert').first().waitFor();
  await box(page, 'file').setInputFiles({
    ...{ name: 'danh-sach.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() },
  });
  await press(page, t('links.authority.send'));
  await page.getByText(t('links.authority.paperKept')).waitFor();
  await box(page, 'headName').fill('Hà Thị Hiệu');
  await box(page, 'headOffice').fill('Hiệu trưởng');
  await press(page, t('links.authority.name'));
  await page.getByText(t('links.authority.headKept')).waitFor();
  const code = await as(browser, 'thuky.xa', {}, async (desk) => {
    await open(desk, routes.office.nominationLinks(commune, round));
    await desk.getByText(t('awards.links.giveCode'), { exact: true }).first().click();
    await formWith(desk, t('awards.links.giveCode'))
      .getByRole('button', { name: t('awards.links.giveCode') })
      .click();
    const text = await desk
      .locator('main')
      .getByText(/[2-9A-HJ-NP-Z]{8}\./)
      .first()
      .innerText();
    return /([2-9A-HJ-NP-Z]{8})\./.exec(text)![1]!;
  });
  await open(page, routes.nominateHead(token));
  await box(page, 'code').fill(code.toLowerCase());
  await box(page, 'confirms').check();
  await press(page, t('links.head.submit'));
  await page.getByText(t('links.head.done')).waitFor();
  await page.context().close();
});
