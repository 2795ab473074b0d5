/**
 * Printing as the cashier does it: a press is counted, looking is not, a second print says that it is a copy.
 * With script and without, on a phone and at a desk.
 */
import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, commune, fileBehind, isWholePdf, open, overflow, refusal, t } from './people';
import { desk, phone } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const ways = [
  {
    how: 'without script on a phone',
    options: { javaScriptEnabled: false, viewport: phone },
    form: 'receiptRoll',
  },
  { how: 'with script at a desk', options: { viewport: desk }, form: 'voucherA5' },
];
const press = (page: Page) =>
  page.getByRole('button', { name: t('contributions.print.submit'), exact: true }).click();
const ticks = (page: Page) => page.locator('input[name="ids"][type="checkbox"]');

const addressOf = async (link: Locator) => (await link.first().getAttribute('href')) ?? '';
/** The first entry of the list that has a voucher and stands in the books. */
const firstGift = (page: Page) =>
  addressOf(
    page
      .locator('tbody tr:not([data-tone="void"])')
      .filter({ has: ticks(page) })
      .getByRole('link'),
  );

async function printedOn(page: Page): Promise<string> {
  const notice = page.locator('.notice').filter({ hasText: t('contributions.print.openAgain') });
  await notice.waitFor();
  expect(await overflow(page)).toBe(0);
  const file = page.getByRole('link', { name: t('contributions.print.openFile') });
  expect(isWholePdf(await fileBehind(page, file))).toBe(true);
  return notice.innerText();
}

describe.each(ways)('Printing $how', ({ options, form }) => {
  it('the first paper is the original, the next press of the same paper a copy', async () => {
    await as(browser, 'thuquy.xa', options, async (page) => {
      await open(page, routes.office.contributions(commune));
      const gift = await firstGift(page);
      for (const copies of [0, 1]) {
        await open(page, gift);
        expect(await overflow(page)).toBe(0);
        await page.locator('select[name="form"]').selectOption(form);
        await press(page);
        const answer = await printedOn(page);
        expect(answer.includes(t('contributions.print.withCopies', { copies: 1 }))).toBe(copies === 1);
      }
    });
  });

  it('ticked rows come as one file; nothing ticked is refused in words', async () => {
    await as(browser, 'thuquy.xa', options, async (page) => {
      await open(page, routes.office.contributions(commune));
      expect(await overflow(page)).toBe(0);
      await press(page);
      await refusal(page).first().waitFor();
      await open(page, routes.office.contributions(commune));
      for (const at of [0, 1, 2]) await ticks(page).nth(at).check();
      await press(page);
      expect(await printedOn(page)).toContain(t('contributions.print.printed', { papers: 3 }));
    });
  });

  it('the words of the letter are kept; a place that cannot be filled is refused and what was typed stays', async () => {
    await as(browser, 'thuky.xa', options, async (page) => {
      await open(page, routes.office.letterSettings(commune));
      expect(await overflow(page)).toBe(0);
      const body = page.locator('textarea[name="body"]');
      await body.fill('Cảm ơn [tên ai đó].');
      await page.getByRole('button', { name: t('contributions.letter.submit') }).click();
      await page.getByText('[tên ai đó]').first().waitFor();
      expect(await page.locator('textarea[name="body"]').inputValue()).toContain('[tên ai đó]');
      await page.locator('textarea[name="body"]').fill(`Cảm ơn [người ủng hộ], ${form}.`);
      await page.getByRole('button', { name: t('contributions.letter.submit') }).click();
      await page.getByText(t('contributions.letter.done')).waitFor();
    });
  });

  it('a donor’s year is handed out as statement and confirmation', async () => {
    await as(browser, 'thuquy.xa', options, async (page) => {
      await open(page, routes.office.contributions(commune));
      await open(page, await firstGift(page));
      await open(page, await addressOf(page.locator('dd a[href*="/nguoi-ung-ho/"]')));
      expect(await overflow(page)).toBe(0);
      for (const paper of ['statement', 'confirmation']) {
        const link = page.getByRole('link', { name: t(`donors.profile.${paper}`) }).first();
        expect(isWholePdf(await fileBehind(page, link))).toBe(true);
      }
    });
  });
});
