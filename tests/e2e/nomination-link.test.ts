/**
 * A school hands a file in by a link, on a telephone without script and without an account: from the desk that makes
 * the link to the dossier that names it. Its pages are kept by nobody and cannot be told apart once they are over.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, type Desk, formWith, open, overflow, t } from './people';
import { phone } from './visitor';

const round = 'dot-thu-duong-lien-ket';
const unit = 'Trường THCS Thử Nghiệm';
const name = 'Lò Thị Bông Thử';
const account = 'Bố ốm lâu năm, mẹ làm thuê.';
const plain = { javaScriptEnabled: false, viewport: phone };

let browser: Browser;
let school: Desk;
let link: string;
beforeAll(async () => {
  browser = await launchBrowser();
  school = await atDesk(browser, undefined, plain);
});
afterAll(() => browser?.close());

/** The secretary opens a round and makes a link for every category; returns its path. */
const makeLink = () =>
  as(browser, 'thuky.xa', plain, async (page) => {
    await open(page, routes.office.newAwardRound(commune));
    await page.locator('input[name="name"]').fill('Đợt thử đường liên kết');
    await page.locator('input[name="slug"]').fill(round);
    await page.locator('input[name="deadlineOn"]').fill('30/06/2027');
    await page.getByRole('button', { name: t('awards.round.submit') }).click();
    await page.getByText(t('awards.done.opened')).waitFor();
    await open(page, routes.office.nominationLinks(commune, round));
    const form = formWith(page, t('awards.links.make'));
    await form.locator('input[name="unit"]').fill(unit);
    for (const box of await form.locator('input[name="categoryIds"]').all()) await box.check();
    await form.getByRole('button', { name: t('awards.links.make') }).click();
    expect(await page.locator('svg.square').count()).toBe(1);
    return new URL(await page.locator('main code.reference').first().innerText()).pathname;
  });

const press = (page: Page, label: string) => page.getByRole('button', { name: label }).click();
const follow = async (page: Page, label: string) => {
  await page.getByRole('link', { name: label }).first().click();
  await page.waitForLoadState();
  expect(await overflow(page)).toBe(0);
};

async function writeParts(page: Page): Promise<void> {
  await follow(page, t('links.home.new'));
  await page.locator('input[name="name"]').fill(name);
  await press(page, t('links.save'));
  await page.locator('a[href$="/thanh-tich"]').click();
  await page.locator('input[name="categoryId"]').first().check();
  await press(page, t('links.save'));
  await page.locator('a[href$="/hoan-canh"]').click();
  await page.locator('input[name="circumstance"][value="poorHousehold"]').check();
  await page.locator('textarea[name="account"]').fill(account);
  await press(page, t('links.save'));
}

describe('A school with a link', () => {
  it('hands in a file without script and without an account', async () => {
    link = await makeLink();
    const { page } = school;
    await open(page, link);
    await writeParts(page);
    expect(await page.locator('main').innerText()).toContain(account);
    await follow(page, t('links.file.toHandIn'));
    await page.locator('input[name="representative"]').fill('Lò Văn Mẫu');
    await page.locator('input[name="relation"][value="father"]').check();
    await page.locator('input[name="confirmer"]').fill('Hà Thị Thử');
    await page.locator('input[name="confirmerOffice"]').fill('Hiệu trưởng');
    await page.locator('input[name="interest"][value="kin"]').check();
    await press(page, t('links.handIn.submit'));
    expect(await page.locator('main').getByRole('alert').count()).toBeGreaterThan(0);
    for (const box of ['consents', 'confirms']) await page.locator(`input[name="${box}"]`).check();
    await press(page, t('links.handIn.submit'));
    await page.waitForURL(/nop=/);
    await page.getByRole('link', { name }).first().click();
    const text = await page.locator('main').innerText();
    expect(text).toContain(t('links.file.given'));
    expect(text).not.toContain(account);
  });

  it('its pages are stored by nobody; a wrong link says no more than any other', async () => {
    const { page } = school;
    const answer = await page.goto(new URL(link, page.url()).href);
    expect(answer!.headers()['cache-control']).toContain('no-store');
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
    expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('same-origin');
    for (const path of [
      routes.nominate('sai'),
      routes.nominateFile('sai', 'moi'),
      routes.nominateMany('sai'),
    ]) {
      const wrong = await page.goto(new URL(path, page.url()).href);
      expect(wrong!.status()).toBe(200);
      expect(await page.locator('main').innerText()).toContain(t('links.ended'));
    }
  });

  it('the dossier names the link, who confirmed, and that it is kin', async () => {
    await as(browser, 'thuky.xa', plain, async (page) => {
      await open(page, routes.office.awardDossiers(commune, round, { q: name }));
      await page.getByRole('link', { name }).first().click();
      const text = await page.locator('main').innerText();
      for (const shown of [unit, 'Hà Thị Thử, Hiệu trưởng', t('awards.file.interestkin')])
        expect(text).toContain(shown);
      expect(text).not.toContain(account);
    });
  });
});
