/**
 * Two people write the same page of the association, without script: neither loses a word, the chair publishes what was
 * previewed, and everybody reads it at once.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { atDesk, commune, type Desk, open, t } from './people';

const plain = { javaScriptEnabled: false };
const office = (key: string) => t(`sitepages.office.${key}`);
let browser: Browser;
let chair: Desk;
let secretary: Desk;
beforeAll(async () => {
  browser = await launchBrowser();
  chair = await atDesk(browser, 'chutich.xa', plain);
  secretary = await atDesk(browser, 'thuky.xa', plain);
});
afterAll(() => browser?.close());

const write = async (page: Page, text: string) => {
  await page.locator('textarea[name="vi"]').fill(text);
  await page.getByRole('button', { name: office('save') }).click();
};

describe('A page two people write', () => {
  it('shows the second one both texts, keeps his own, and waits for a tick', async () => {
    const address = routes.office.editSitePage(commune, 'help');
    await open(chair.page, address);
    await open(secretary.page, address);
    await write(chair.page, 'Lời của Chủ tịch.');
    await chair.page.waitForURL(`**${routes.office.previewSitePage(commune, 'help')}`);
    await write(secretary.page, 'Lời của Thư ký.');
    const main = secretary.page.locator('main');
    expect(await main.innerText()).toContain('Lời của Chủ tịch.');
    expect(await main.locator('textarea[name="vi"]').inputValue()).toBe('Lời của Thư ký.');
    await write(secretary.page, 'Lời của Thư ký, lần hai.');
    expect(await main.innerText()).toContain('Lời của Chủ tịch.');
    await secretary.page.getByLabel(office('over')).check();
    await write(secretary.page, 'Gọi 0912 345 678, hỏi [quy chế](/quy-che).');
    await secretary.page.waitForURL(`**${routes.office.previewSitePage(commune, 'help')}`);
    expect(await main.innerText()).toContain(office('onlyChair'));
  });

  it('is not published from an old preview, nor without the tick, and then stands for everybody', async () => {
    const publish = () => chair.page.getByRole('button', { name: office('publish'), exact: true }).click();
    const main = chair.page.locator('main');
    const reason = () => main.locator('input[name="reason"]').fill('Thêm số điện thoại');
    await reason();
    await publish();
    expect(await main.innerText()).toContain(t('errors.sitePages.changedMeanwhile'));
    await open(chair.page, routes.office.previewSitePage(commune, 'help'));
    await reason();
    await publish();
    expect(await main.innerText()).toContain(t('errors.sitePages.tickFirst'));
    await main.locator('input[name="tick"]').check();
    await publish();
    await chair.page.waitForURL(/cac-ban/);
    const { page } = await atDesk(browser, undefined, plain);
    await open(page, routes.public.help({ hoi: commune }));
    expect(await page.locator('main').innerText()).toContain('Gọi 0912 345 678');
    await page.getByRole('link', { name: t('sitepages.public.history') }).click();
    expect(await page.locator('main').innerText()).toContain('Thêm số điện thoại');
  });
});
