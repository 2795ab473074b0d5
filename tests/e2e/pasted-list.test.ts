/**
 * A list from Excel as the cashier of a commune brings it: pasted without script, or as a file with it; looked at, asked
 * about, mended, recorded as one, known again, and reversed as one. Also on a telephone of 360 pixels.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { inlineRows, makeWorkbook } from '../factories/workbook';
import { launchBrowser } from '../setup/browser';
import { as, commune, done, open, overflow, refusal, t } from './people';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const address = routes.office.giftLists(commune);
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });
const recordButton = (page: Page) => page.locator('button[name="intent"][value="record"]');
const text = (note: string, rows: string[], total: string) =>
  [`STT\tHọ tên\tSố tiền\t${note}`, ...rows, `\tCộng\t${total}\t`].join('\n');

async function read(page: Page, list: string, name: string): Promise<void> {
  await open(page, address);
  await page.locator('textarea[name="table"]').fill(list);
  await page.locator('input[name="name"]').fill(name);
  await button(page, 'lists.read').click();
  await page.locator('#list-sum').waitFor();
}

/** Writes a cell anew and lets the list be read again: in its field without script, in the grid with it. */
async function mend(page: Page, row: number, column: number, value: string): Promise<void> {
  const field = page.locator(`input[name="fix.${row}.${column}"]`);
  const cell = page.locator(`tr[data-row="${row}"] td[data-column="${column}"]`);
  await field.or(cell).first().waitFor();
  if ((await field.count()) > 0) await field.fill(value);
  else {
    await cell.click();
    await cell.locator('input').fill(value);
    await cell.locator('input').press('Enter');
  }
  await page.locator('button[name="intent"][value="read"]').scrollIntoViewIfNeeded();
}

/** What axe finds on the page as it stands; it needs scripts in the browser. */
async function defects(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}`));
}

describe.each([
  { how: 'without script', options: { javaScriptEnabled: false }, mark: 'Một' },
  {
    how: 'with script, on a telephone',
    options: { javaScriptEnabled: true, viewport: { width: 360, height: 740 } },
    mark: 'Hai',
  },
])('A pasted list $how', ({ options, mark }) => {
  // A header of its own: answers about columns are remembered by it.
  const list = text(
    `Ghi chú ${mark}`,
    [`1\tNgười Dán ${mark}\t200.000\t`, `2\tHộ ông Dán ${mark}\t300,000\t`, `3\tBà Dán ${mark}\tba chục\t`],
    '550.000',
  );

  it('is asked about, mended, recorded as shown, known again and reversed whole', async () => {
    await as(browser, 'thuquy.xa', options, async (page) => {
      await read(page, list, `Danh sách ${mark}`);
      expect(await recordButton(page).count()).toBe(0);
      await page.locator('input[name="marks"][value="bothThousands"]').check();
      await mend(page, 4, 2, '50.000');
      expect(await overflow(page)).toBe(0);
      if (options.javaScriptEnabled !== false) expect(await defects(page)).toEqual([]);
      await page.locator('button[name="intent"][value="read"]').click();
      await recordButton(page).waitFor();
      const main = page.locator('main');
      expect(await main.innerText()).toContain('550.000 = tổng các dòng ✓');
      expect(await recordButton(page).innerText()).toContain('3 khoản, cộng 550.000 đồng');
      expect(await overflow(page)).toBe(0);
      if (options.javaScriptEnabled !== false) expect(await defects(page)).toEqual([]);
      await recordButton(page).click();
      await done(page, `Danh sách ${mark}`).waitFor();
      expect(await done(page, `Danh sách ${mark}`).innerText()).toContain('3 khoản, cộng 550.000 đồng');

      await read(page, list.replace('Cộng', 'Tổng cộng'), 'Tên khác');
      expect(await page.locator('input[name="marks"]:checked').inputValue()).toBe('bothThousands');
      await mend(page, 4, 2, '50.000');
      await page.locator('button[name="intent"][value="read"]').click();
      await page.getByText('Danh sách này đã ghi rồi').waitFor();
      expect(await recordButton(page).count()).toBe(0);

      await page
        .getByRole('link', { name: t('lists.recorded.reverse') })
        .first()
        .click();
      await page.locator('textarea[name="reason"]').fill('Dán nhầm danh sách');
      await button(page, 'lists.reverse.submit').click();
      await page.getByText(t('lists.recorded.reversed')).first().waitFor();
    });
  });
});

it('A workbook is read from the file; one that is no list is refused in words, and nothing is lost', async () => {
  await as(browser, 'thuquy.xa', {}, async (page) => {
    await open(page, address);
    const file = (name: string, bytes: Uint8Array) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    });
    await page.locator('input[name="name"]').fill('Tệp Excel');
    await page
      .locator('input[type="file"]')
      .setInputFiles(file('anh.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex')));
    await button(page, 'lists.read').click();
    await refusal(page).first().waitFor();
    expect(await refusal(page).first().innerText()).toContain(t('errors.spreadsheets.notAList'));
    expect(await page.locator('input[name="name"]').inputValue()).toBe('Tệp Excel');
    const cells = [
      ['Họ tên', 'Số tiền'],
      ['Người Trong Tệp', '120.000'],
      ['Cộng', '120.000'],
    ];
    await page
      .locator('input[type="file"]')
      .setInputFiles(file('thu.xlsx', makeWorkbook({ sheet: inlineRows(cells) })));
    await button(page, 'lists.read').click();
    await recordButton(page).waitFor();
    expect(await page.locator('.grid-input').inputValue()).toBe('Người Trong Tệp');
  });
});
