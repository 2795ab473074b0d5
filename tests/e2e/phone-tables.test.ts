/** Tables on a phone: a card that warns is filled whole, and no heading of a table is broken inside a word. */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import * as office from './office-work';
import { as, commune, open, overflow } from './people';
import { phone } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Sets the style of parts by hand, which the page's own rules for content allow. */
const restyle = (page: Page, selector: string, style: Record<string, string>) =>
  page.locator(selector).evaluateAll((parts, given) => {
    for (const part of parts) Object.assign((part as HTMLElement).style, given);
  }, style);

/** Words of headings that stand on two lines. */
const brokenWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.data-table:not(.data-cards) thead th')].flatMap((heading) => {
      const text = heading.firstChild!;
      return [...(text.textContent ?? '').matchAll(/\S+/g)].flatMap((word) => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return range.getClientRects().length > 1 ? [word[0]] : [];
      });
    }),
  );

/** Grounds of the cards that warn, and of a cell in each. */
const warningGrounds = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.data-cards tr[data-tone="warning"]')].map((card) => {
      const ground = (part: Element) => getComputedStyle(part).backgroundColor;
      return { card: ground(card), cell: ground(card.lastElementChild!) };
    }),
  );

it('the sums of a round keep their headings whole, and would not if words might break anywhere', async () => {
  await as(browser, 'ketoan.xa', { viewport: phone }, async (page) => {
    expect(await open(page, routes.office.awardPayments(commune, 'ngay-khuyen-hoc-2026'))).toBe(200);
    expect(await page.locator('.data-table:not(.data-cards) thead th').count()).toBeGreaterThan(2);
    expect(await brokenWords(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await restyle(page, '.data-table thead th', { overflowWrap: 'anywhere', width: '1px' });
    expect(await brokenWords(page)).not.toEqual([]);
  });
});

it('an order that waits for the reader is a card in one colour, edge to edge', async () => {
  await as(browser, 'ketoan.xa', {}, (page) => office.prepareExpense(page, 'Thuê bàn ghế', '110k'));
  await as(browser, 'chutich.xa', { viewport: phone }, async (page) => {
    await open(page, routes.office.payments(commune));
    const grounds = await warningGrounds(page);
    expect(grounds.length).toBeGreaterThan(0);
    for (const { card, cell } of grounds) expect(card).toBe(cell);
    await restyle(page, '.data-cards tr[data-tone="warning"]', { background: 'white' });
    expect((await warningGrounds(page)).every(({ card, cell }) => card !== cell)).toBe(true);
  });
});
