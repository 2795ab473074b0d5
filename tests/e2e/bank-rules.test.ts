/**
 * The association's own rules for lines of the bank through the screens, and an order prepared from a fee: all without
 * script on a phone, then with script. Every sentence is read from the page.
 */
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
const main = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) =>
  Promise.all([page.waitForLoadState(), page.getByRole('button', { name, exact: true }).click()]);

/** Stores lines of one day (out, memo) and stays on their statement; returns its address. */
async function bring(page: Page, day: string, ...lines: string[]): Promise<string> {
  const text = ['Ngày giao dịch,Ghi nợ,Ghi có,Nội dung', ...lines.map((line) => `${day},${line}`)].join('\n');
  await page.goto(`${home}/nhap`);
  const file = { name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator('button[value="check"]').click();
  await page.locator('button[value="store"]').waitFor();
  for (const tick of await page.locator('input[name="accepted"]').all()) await tick.check();
  await Promise.all([page.waitForURL(/ngan-hang\/\d+/), page.locator('button[value="store"]').click()]);
  return page.url().split('?')[0]!;
}

describe('rules for lines of the bank', () => {
  it('without script, on a phone: from a line, tried, kept, told at each line, ended with a reason', async () => {
    const { context, page, faults } = await visit(browser, { javaScriptEnabled: false, viewport: phone });
    await signIn(page, 'ketoan.xa');
    const statement = await bring(
      page,
      '12/10/2026',
      '8800,,PHI DUY TRI THE T09',
      '9900,,phi duy tri the T10',
    );
    await page.locator('.bank-row').first().getByRole('link', { name: 'Tìm phiếu' }).click();
    await page.getByRole('link', { name: 'Đặt quy tắc từ dòng này' }).click();
    expect(await page.locator('#text').inputValue()).toBe('PHI DUY TRI THE');
    expect(await main(page)).toMatch(/2 trong \d+ dòng gần nhất trúng quy tắc này/);
    await page.locator('#text').fill('phí');
    await page.getByLabel('Phí ngân hàng', { exact: true }).check();
    await press(page, 'Xem thử lại');
    expect(await main(page)).toContain('Nội dung để tìm phải có ít nhất 4 chữ hoặc số');
    expect(await page.getByRole('button', { name: 'Cất quy tắc này' }).count()).toBe(0);
    await page.locator('#text').fill('Phí duy trì thẻ');
    await page.locator('summary', { hasText: 'Thu hẹp thêm' }).click();
    await page.locator('#least').fill('9 nghìn');
    await press(page, 'Xem thử');
    expect(await main(page)).toMatch(/1 trong \d+ dòng gần nhất trúng quy tắc này/);
    expect(await page.locator('#text').inputValue()).toBe('Phí duy trì thẻ');
    await Promise.all([page.waitForURL(/quy-tac$/), press(page, 'Cất quy tắc này')]);
    expect(await main(page)).toContain('tiền ra, từ 9.000 đồng');
    await page.goto(statement);
    const said = 'Quy tắc của Hội: nội dung có “Phí duy trì thẻ” là phí ngân hàng.';
    expect(await page.locator('.bank-row').nth(1).innerText()).toContain(said);
    expect(await page.locator('.bank-row').first().innerText()).not.toContain('Quy tắc của Hội');
    await page.goto(`${home}/quy-tac`);
    await page.locator('summary', { hasText: 'Thôi dùng' }).first().click();
    await page.locator('input[name="reason"]').first().fill('ngân hàng bỏ phí này');
    await press(page, 'Thôi dùng');
    expect(await main(page)).toContain('Không có quy tắc nào đang dùng.');
    await page.locator('summary', { hasText: 'Đã thôi dùng' }).click();
    expect(await main(page)).toContain('ngân hàng bỏ phí này');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('an order prepared from a fee: the line leads to it, it leads to the line, and there is no second one', async () => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'ketoan.xa');
    await bring(page, '13/10/2026', '7700,,Thu phi giay xac nhan so du');
    await page.locator('.bank-row').first().getByRole('link', { name: 'Tìm phiếu' }).click();
    const line = page.url().split('#')[0]!;
    await page.getByRole('link', { name: 'Lập lệnh chi từ dòng này' }).click();
    await page.waitForURL(/chi\/moi/);
    expect(await page.locator('#amount').inputValue()).toBe('7.700');
    expect(await main(page)).toContain('Lập từ dòng sao kê ngày 13/10/2026: Thu phi giay xac nhan so du');
    const form = page.url();
    await Promise.all([page.waitForURL(/chi\/\d+$/), press(page, 'Cất, gửi Chủ tịch duyệt')]);
    await page.getByRole('link', { name: 'ngày 13/10/2026' }).click();
    await page.locator('.bank-row', { hasText: 'Thu phi giay xac nhan so du' }).waitFor();
    await page.goto(line);
    expect(await main(page)).toContain('Đã lập lệnh chi từ dòng này');
    expect(await page.getByRole('link', { name: 'Lập lệnh chi từ dòng này' }).count()).toBe(0);
    await page.goto(form);
    expect(await page.locator('#amount').inputValue()).toBe('');
    expect(faults).toEqual([]);
    await context.close();
  });
});
