/**
 * Several cells at once, as in Excel: chosen, copied, pasted over. And the draft of an envelope, offered until it is
 * recorded and never again.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uiWords } from '@/components/ui/words';
import { launchBrowser } from '../setup/browser';
import { address, button, cell, line, listOf, paste, read, recordButton } from './list-page';
import { as, open, t } from './people';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const words = uiWords('vi');

/** What a copy would put on the clipboard. */
async function copied(page: Page): Promise<{ text: string; html: string }> {
  return cell(page).evaluate((box) => {
    const clipboardData = new DataTransfer();
    box.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') };
  });
}

it('several cells are chosen with Shift, copied for Excel, pasted over and told to a screen reader', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    const rows = [
      '1\tNgười Vùng Một\t10.000\ta',
      '2\tNgười Vùng Hai\t20.000\tb',
      '3\tNgười Vùng Ba\t30.000\tc',
    ];
    await read(page, listOf('vùng', rows, '60.000'), 'Vùng');
    const status = (text: string) => page.getByRole('status').filter({ hasText: text });
    const selected = () => page.locator('td[aria-selected="true"]').count();
    await cell(page).focus();
    expect(await selected()).toBe(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await status('Đã chọn 4 ô: 2 dòng, 2 cột').waitFor();
    expect(await selected()).toBe(4);
    expect(await page.locator('table[role="grid"]').getAttribute('aria-multiselectable')).toBe('true');
    const clip = await copied(page);
    expect(clip.text).toBe('Người Vùng Một\t10.000\nNgười Vùng Hai\t20.000');
    expect(clip.html).toContain('<td style="mso-number-format:\'\\@\'">10.000</td>');
    await status('Đã chép 4 ô').waitFor();
    expect(await line(page, 1)).toBe('1\tNgười Vùng Một\t10.000\ta');
    await page.keyboard.press('Escape');
    expect(await selected()).toBe(1);
    // One text over a column of cells, from the mouse.
    await page.locator('tr[data-row="2"] td[data-column="3"]').click();
    await page.locator('tr[data-row="4"] td[data-column="3"]').click({ modifiers: ['Shift'] });
    await status('Đã chọn 3 ô').waitFor();
    await paste(page, 'cùng tổ');
    await expect.poll(() => line(page, 3)).toBe('3\tNgười Vùng Ba\t30.000\tcùng tổ');
    expect(await line(page, 1)).toBe('1\tNgười Vùng Một\t10.000\tcùng tổ');
    await page.keyboard.press('Control+z');
    await expect.poll(() => line(page, 3)).toBe(rows[2]);
    await page.keyboard.press('Control+a');
    await status('Đã chọn 16 ô').waitFor();
  });
});

it('an envelope with a list of families: its draft is gone when it was recorded, and not offered again', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    await read(
      page,
      listOf('bì', ['1\tGia đình Bì Một\t40.000\t', '2\tGia đình Bì Hai\t60.000\t'], '100.000'),
      'Bì thư',
    );
    const isOffered = async () => {
      await open(page, address);
      await page.locator('input[name="work"]:not([value=""])').waitFor({ state: 'attached' });
      return (await button(page, words('draftUse')).count()) > 0;
    };
    expect(await isOffered()).toBe(true);
    await button(page, words('draftUse')).click();
    await page.locator('input[name="envelope"]').fill('Chi hội thôn Bì Thư');
    await button(page, t('lists.read')).click();
    await recordButton(page).click();
    await page.waitForURL(/\/thu\/(?!nhap-bang)/);
    await page.getByText('Gia đình Bì Hai').first().waitFor();
    expect(await isOffered()).toBe(false);
  });
});
