/**
 * A list mended as in Excel: with the keyboard alone, by pasting over it, after the browser went down; and long work
 * that is stopped in the middle. What the grid holds is what the server reads.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uiWords } from '@/components/ui/words';
import { launchBrowser } from '../setup/browser';
import { address, button, cell, line, listOf, paste, read, recordButton, textBox } from './list-page';
import { as, atDesk, done, open, refusal, t } from './people';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const words = uiWords('vi');
/** Goes on with Tab until something is reached, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${selector}`);
}

it('is brought, mended and recorded with the keyboard alone', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    const rows = [
      '1\tNguyễn Thị Phím\t200.000\tTổ 1',
      '2\tTrần Văn Phím\tba chục\tTổ 2',
      '3\tLê Phím\t50.000\t',
    ];
    await open(page, address);
    await tabTo(page, 'textarea[name="table"]');
    await page.keyboard.insertText(listOf('phím', rows, '280.000'));
    await tabTo(page, 'input[name="name"]');
    await page.keyboard.type('Chỉ bàn phím');
    await page.keyboard.press('Control+Enter');
    await cell(page).waitFor();
    expect(await recordButton(page).count()).toBe(0);
    await tabTo(page, '.grid-input');
    expect(await cell(page).inputValue()).toBe('Nguyễn Thị Phím');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#grid-row-notes').innerText()).toContain(t('errors.lists.amountUnread'));
    await page.keyboard.type('30.000');
    await page.keyboard.press('Enter');
    expect(await line(page, 2)).toBe('2\tTrần Văn Phím\t30.000\tTổ 2');
    await page.getByText('280.000 = tổng các dòng ✓').waitFor();
    // The same as above, into the cell below and back again.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+d');
    await expect.poll(() => line(page, 3)).toBe('3\tLê Phím\t50.000\tTổ 2');
    await page.keyboard.press('Control+z');
    await expect.poll(() => line(page, 3)).toBe('3\tLê Phím\t50.000');
    await page.keyboard.press('Control+y');
    await expect.poll(() => line(page, 3)).toBe('3\tLê Phím\t50.000\tTổ 2');
    // An input method takes a letter back and gives another: nothing may come between.
    await page.keyboard.press('F2');
    await page.keyboard.type(' d');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('đ');
    await page.keyboard.press('Shift+Enter');
    expect(await line(page, 3)).toBe('3\tLê Phím\t50.000\tTổ 2 đ');
    await page.keyboard.type('bỏ');
    await page.keyboard.press('Escape');
    expect(await cell(page).inputValue()).toBe('Tổ 2');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('grid-aside');
    await page.keyboard.press('Control+Enter');
    await recordButton(page).waitFor();
    await tabTo(page, 'button[name="intent"][value="record"]');
    await page.keyboard.press('Enter');
    await done(page, 'Chỉ bàn phím').waitFor();
    expect(await done(page, 'Chỉ bàn phím').innerText()).toContain('3 khoản, cộng 280.000 đồng');
  });
});

it('a block pasted over it lets the table grow, says so, and is taken back in one step', async () => {
  await as(browser, 'thuquy.xa', { viewport: { width: 360, height: 740 } }, async (page) => {
    await read(page, 'Họ tên\tSố tiền\nNgười Dán Chồng\t10.000\nNgười Sau\t20.000', 'Dán chồng');
    await cell(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await paste(page, 'Người Ba\t30.000\nNgười Bốn\tsai rồi\nNgười Năm\t50.000');
    await page.getByRole('status').filter({ hasText: 'dài thêm 2 dòng' }).waitFor();
    expect(await textBox(page).inputValue()).toBe(
      'Họ tên\tSố tiền\nNgười Dán Chồng\t10.000\nNgười Ba\t30.000\nNgười Bốn\tsai rồi\nNgười Năm\t50.000',
    );
    await button(page, 'Chỉ xem 1 dòng cần xem').click();
    expect(await page.locator('tr[data-row] th').allInnerTexts()).toEqual(['4']);
    await button(page, t('lists.grid.undo')).click();
    expect(await textBox(page).inputValue()).toContain('Người Sau\t20.000');
    expect(await page.locator('tr[data-row]').count()).toBe(2);
  });
});

it('typed in before the browser went down it is offered again with the rows set aside, and recorded once', async () => {
  const { page } = await atDesk(browser, 'thuquy.xa');
  const rows = ['1\tHồ Thị Nháp\t70.000\t', '2\tĐinh Nháp\t10.000\t', '3\tNgười Chưa Nộp\t90.000\t'];
  await read(page, listOf('nháp', rows, '170.000'), 'Bản nháp');
  await cell(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Đinh Văn Nháp');
  await page.keyboard.press('Enter');
  await button(page, 'Để riêng dòng 4').click();
  await button(page, 'Ghi cả dòng 4').waitFor();
  await open(page, address);
  await button(page, words('draftUse')).click();
  expect(await page.locator('input[name="name"]').inputValue()).toBe('Bản nháp');
  await button(page, t('lists.read')).click();
  await recordButton(page).waitFor();
  expect(await recordButton(page).innerText()).toContain('2 khoản, cộng 80.000 đồng');
  expect(await line(page, 2)).toBe('2\tĐinh Văn Nháp\t10.000');

  // The answer is lost on the way: the list is in the books, and the person does not know.
  let lost = 0;
  await page.route(`**${address}*`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    lost += 1;
    return route.abort('connectionreset');
  });
  await recordButton(page).click();
  await expect.poll(() => lost, { timeout: 20_000 }).toBe(1);
  await page.unroute(`**${address}*`);
  await open(page, address);
  const recorded = await page.locator('tbody tr').filter({ hasText: 'Bản nháp' }).count();
  expect(recorded).toBe(1);
  await button(page, words('draftUse')).click();
  await button(page, t('lists.read')).click();
  await page.getByText('Danh sách này đã ghi rồi').waitFor();
  expect(await recordButton(page).count()).toBe(0);
  await page.context().close();
});

it('the draft is gone when the list was recorded', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    await read(page, listOf('xong', ['1\tVũ Thị Xong\t40.000\t'], '40.000'), 'Xong');
    await recordButton(page).click();
    await done(page, 'Xong').waitFor();
    await open(page, address);
    await page.locator('input[name="work"]:not([value=""])').waitFor({ state: 'attached' });
    expect(await button(page, words('draftUse')).count()).toBe(0);
  });
});

it('rows that are not recorded are downloaded for Excel', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    await read(page, listOf('tải', ['1\tNgười Tải\t40.000\t', '2\t=1+1\tchưa rõ\t'], '40.000'), 'Tải');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button(page, t('lists.grid.leftOut')).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${t('lists.leftOut.file')}.csv`);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain(`"3","2","'=1+1","chưa rõ"`);
    expect(text).not.toContain('Người Tải');
  });
});

it('a thousand rows are there at once, and recording them can be stopped: nothing is written', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    const rows = Array.from({ length: 1_000 }, (_, at) => `${at + 1}\tNguyễn Dừng ${at}\t10.000\tTổ ${at}`);
    await read(page, listOf('dừng', rows, '10.000.000'), 'Một nghìn dòng');
    expect(await page.locator('tr[data-row]').count()).toBeLessThan(60);
    await recordButton(page).click();
    await button(page, t('lists.work.stop')).click();
    await refusal(page).first().waitFor();
    expect(await refusal(page).first().innerText()).toContain(t('errors.lists.cancelled'));
    expect(await recordButton(page).innerText()).toContain('1.000 khoản');
    await open(page, address);
    expect(await page.locator('tbody tr').filter({ hasText: 'Một nghìn dòng' }).count()).toBe(0);
  });
});
