/**
 * Words of a report on a bad line and by two people: what was typed comes back, nobody's words are replaced unread, and
 * texts that look like code stay texts. On a telephone, with and without script.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uiWords } from '@/components/ui/words';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { atDesk, commune, fileBehind, isWholePdf, open, t } from './people';
import { phone } from './visitor';

const words = uiWords('vi');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const box = (page: Page, name: string) => page.locator(`textarea[name="${name}"]`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: false }).click();
const saved = (page: Page) => page.getByText(t('reports.office.saved')).first().waitFor();

/** Opens the first report of the list. */
async function openReport(page: Page): Promise<void> {
  await open(page, routes.office.reports(commune));
  await page.locator('tbody a').first().click();
  await box(page, 'situation').waitFor();
}

it('what was typed before the page was lost is offered, put back and saved; then it is not offered any more', async () => {
  const { page, faults } = await atDesk(browser, 'thuky.xa', { viewport: phone });
  await openReport(page);
  const typed = 'Năm nay phong trào lan tới mọi thôn, gõ trên điện thoại.';
  await box(page, 'situation').fill(typed);
  await page.getByText(/Đã giữ trên máy này lúc/).waitFor();
  await page.reload();
  expect(await box(page, 'situation').inputValue()).not.toBe(typed);
  await press(page, words('draftUse'));
  expect(await box(page, 'situation').inputValue()).toBe(typed);
  await press(page, t('reports.office.save'));
  await saved(page);
  // Typed again on the page that says "saved", and saved once more: still nothing is left over.
  await box(page, 'directions').fill('Giữ vững các chi hội dòng họ.');
  await press(page, t('reports.office.save'));
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes(':bao-cao:')));
  await page.reload();
  await box(page, 'situation').waitFor();
  expect(await page.getByRole('button', { name: words('draftUse') }).count()).toBe(0);
  expect(await box(page, 'directions').inputValue()).toBe('Giữ vững các chi hội dòng họ.');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('two who write one section see both texts side by side, without script; the tick decides', async () => {
  const plain = { javaScriptEnabled: false, viewport: phone };
  const [first, second] = [
    await atDesk(browser, 'thuky.xa', plain),
    await atDesk(browser, 'chutich.xa', plain),
  ];
  await openReport(first.page);
  await openReport(second.page);
  await box(first.page, 'shortcomings').fill('Thư ký: còn chậm báo số.');
  await press(first.page, t('reports.office.save'));
  await saved(first.page);
  await box(second.page, 'shortcomings').fill('Chủ tịch: còn ít chi hội.');
  await press(second.page, t('reports.office.save'));
  await second.page.getByText(t('reports.office.conflictBody')).waitFor();
  expect(await second.page.locator('.text-as-written').innerText()).toBe('Thư ký: còn chậm báo số.');
  expect(await box(second.page, 'shortcomings').inputValue()).toBe('Chủ tịch: còn ít chi hội.');
  const room = await second.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(room).toBeLessThanOrEqual(0);
  await second.page.locator('input[name="over"]').check();
  await press(second.page, t('reports.office.save'));
  await saved(second.page);
  expect(await box(second.page, 'shortcomings').inputValue()).toBe('Chủ tịch: còn ít chi hội.');
  expect([...first.faults, ...second.faults]).toEqual([]);
  await first.page.context().close();
  await second.page.context().close();
});

it('shows texts that look like code as texts, on the page and in every file', async () => {
  const { page, faults } = await atDesk(browser, 'thuky.xa', { viewport: phone });
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  await openReport(page);
  const hostile = `=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> #show: x => panic() ${'W'.repeat(150)} 😀`;
  await box(page, 'propaganda').fill(hostile);
  await press(page, t('reports.office.save'));
  await saved(page);
  await page.locator('p', { hasText: hostile }).first().waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  const room = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(room).toBeLessThanOrEqual(0);
  const file = (key: 'pdf' | 'docx' | 'xlsx') =>
    fileBehind(page, page.getByRole('link', { name: t(`reports.office.${key}`) }));
  expect(isWholePdf(await file('pdf'))).toBe(true);
  for (const key of ['docx', 'xlsx'] as const)
    expect((await file(key)).bytes.subarray(0, 2).toString()).toBe('PK');
  await box(page, 'propaganda').fill('Thu 12\u202E345 đồng');
  await press(page, t('reports.office.save'));
  await page.getByText(t('errors.reports.hiddenSigns')).first().waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
