/**
 * The bank's statement through the screens: a file looked at, stored, explained by keys, finished, printed; the same
 * without script. Every figure is read from the page.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '@/tests/setup/browser';
import { phone, signIn, visit } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const home = '/hoi-xa-2026/quan-ly/ngan-hang';
const agribank = readFileSync('tests/fixtures/statements/agribank-1500.csv');
const small = (day: string, ...lines: string[]) =>
  Buffer.from(
    ['Ngày giao dịch,Ghi nợ,Ghi có,Nội dung', ...lines.map((line) => `${day},${line}`)].join('\n'),
    'utf8',
  );

async function choose(page: Page, buffer: Buffer, name = 'sao-ke.csv') {
  await page.goto(`${home}/nhap`);
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.locator('button[value="check"]').click();
  await page.locator('button[value="store"]').waitFor();
}

async function store(page: Page) {
  await Promise.all([page.waitForURL(/ngan-hang\/\d+/), page.locator('button[value="store"]').click()]);
}

describe('a statement through the screens', () => {
  it('fifteen hundred lines: shown with the lost amount, stored after the tick, never a second time', async () => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'ketoan.xa');
    await choose(page, agribank);
    const text = await page.locator('main').innerText();
    for (const wanted of ['1500', '14.356.913 đồng', '709.710.947 đồng', '724.067.860 đồng', 'Dòng 894'])
      expect(text).toContain(wanted);
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      page.locator('button[value="store"]').click(),
    ]);
    await page.locator('button[aria-disabled]').first().waitFor({ state: 'detached' });
    expect(page.url()).toContain('/nhap');
    for (const tick of await page.locator('input[name="accepted"]').all()) await tick.check();
    await store(page);
    expect(await page.locator('main').innerText()).toContain('Đã cất 1500 dòng mới');
    await page.goto(`${home}/nhap`);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'ten-khac.csv', mimeType: 'text/csv', buffer: agribank });
    await page.locator('button[value="check"]').click();
    await page.getByText('Không có dòng nào mới').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lines are worked through by keys: accepted, held, finished, printed', async () => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'ketoan.xa');
    await page.goto(home);
    await page.getByRole('link', { name: /03\/09\/2026/ }).click();
    const rows = page.locator('.bank-row');
    await expect.poll(() => rows.count()).toBe(5);
    // Keys mean something once the page's script runs.
    const thirdByKeys = async () => {
      await rows.first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      return rows.evaluateAll((all) => all.findIndex((row) => row.contains(document.activeElement)));
    };
    await expect.poll(thirdByKeys, { timeout: 20_000 }).toBe(2);
    await Promise.all([page.waitForURL(/vua=/), page.keyboard.press('Enter')]);
    await expect.poll(() => rows.count()).toBe(4);
    for (let left = 4; left > 0; left -= 1) {
      await rows.first().focus();
      await Promise.all([page.waitForURL(/dong\/\d+#giu/), page.keyboard.press('h')]);
      await page.locator('#hold-note').fill('đã hỏi ngân hàng, chờ trả lời');
      await Promise.all([
        page.waitForURL(/vua=/),
        page.locator('#giu button[type="submit"]').first().click(),
      ]);
      await expect.poll(() => rows.count()).toBe(left - 1);
    }
    expect(await page.locator('main').innerText()).toContain('không còn đồng nào chưa khớp');
    await Promise.all([
      page.waitForLoadState(),
      page.getByRole('button', { name: 'Kết thúc và khoá' }).click(),
    ]);
    await page.getByText('Đã kết thúc đối chiếu, các dòng đã khoá').waitFor();
    const pdf = await page.request.get(`${page.url().split('?')[0]}/doi-chieu.pdf`);
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await page.goto(home);
    expect(await page.locator('main').innerText()).toContain('Tiền chưa rõ của ai');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('without script, on a phone: looked at, stored, a gift recorded from a line', async () => {
    const { context, page, faults } = await visit(browser, { javaScriptEnabled: false, viewport: phone });
    await signIn(page, 'ketoan.xa');
    await choose(page, small('11/10/2026', ',250000,HOANG VAN NAM chuyen tien', ',90000,ung ho'));
    expect(await page.locator('main').innerText()).toContain('340.000 đồng');
    await store(page);
    await page.locator('.bank-row').first().getByRole('link', { name: 'Ghi khoản thu' }).click();
    expect(await page.locator('#create-donor').inputValue()).toBe('Hoang Van Nam');
    await page.locator('#create-donor').fill('Hoàng Văn Nam');
    await Promise.all([
      page.waitForURL(/ngan-hang\/\d+\?vua/),
      page.locator('#ghi button[type="submit"]').click(),
    ]);
    expect(await page.locator('.bank-row').count()).toBe(1);
    await page.getByRole('link', { name: /Đã khớp/ }).click();
    expect(await page.locator('.bank-row').first().innerText()).toMatch(/Đã khớp với BC \d+\/2026/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
