/** The page of lists as a person has it before them: a list is brought and read, the grid typed and pasted in. */
import type { Page } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { commune, open, t } from './people';

export const address = routes.office.giftLists(commune);
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false });
export const cell = (page: Page) => page.locator('.grid-input');
export const recordButton = (page: Page) => page.locator('button[name="intent"][value="record"]');
export const textBox = (page: Page) => page.locator('textarea[name="table"]');
export const listOf = (mark: string, rows: string[], total: string) =>
  [`STT\tHọ tên\tSố tiền\tGhi chú ${mark}`, ...rows, `\tCộng\t${total}\t`].join('\n');

/** Puts a text where a paste would: at once, and heard by the page. */
export async function bring(page: Page, text: string): Promise<void> {
  await textBox(page).evaluate((box, value) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, value);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

export async function read(page: Page, list: string, name: string): Promise<void> {
  await open(page, address);
  await page.locator('input[name="work"]:not([value=""])').waitFor({ state: 'attached' });
  await bring(page, list);
  await page.locator('input[name="name"]').fill(name);
  await button(page, t('lists.read')).click();
  await cell(page).waitFor();
}

/** Pastes many cells into the active one. */
export async function paste(page: Page, text: string): Promise<void> {
  await cell(page).evaluate((box, value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export const line = async (page: Page, at: number) => (await textBox(page).inputValue()).split('\n')[at];
