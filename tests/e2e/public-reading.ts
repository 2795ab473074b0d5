/**
 * How a member of the public reads the open pages of 2019: names on the honour list, amounts of the fund.
 * Owns which part of a page holds what. Refuses to sign in.
 */
import type { Page } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { amountsIn, open, sum, t } from './people';

export const story = { year: 2019 } as const;

/** Names on the honour list as it stands, with the counts above it. */
export async function readHonourList(page: Page): Promise<{ names: string[]; figures: string }> {
  await open(page, routes.public.honours(story));
  return { names: await shownNames(page), figures: await figuresText(page) };
}

/** Names in the table of the page that is open. */
export const shownNames = (page: Page): Promise<string[]> =>
  page.locator('main tbody').getByRole('rowheader').allInnerTexts();

/** "Người được vinh danh: 29 người" and the money awards; the count of the named is left out, for it may change. */
async function figuresText(page: Page): Promise<string> {
  const figures = await page.locator('.figure').allInnerTexts();
  return figures.filter((text) => !text.startsWith(t('honours.list.namedLabel'))).join('\n');
}

/** The line "opening + in − out = closing" of the fund. */
export async function readEquation(page: Page): Promise<string> {
  await open(page, routes.public.transparency(story));
  return page.locator('main strong').filter({ hasText: '=' }).innerText();
}

export interface AddedUp {
  inVnd: bigint;
  outVnd: bigint;
  /** Every voucher on the page. */
  listed: string[];
  /** Those with an amount in a column of money; a voided one and goods have none. */
  counted: string[];
}

/** What the vouchers on the page of the ledger add up to, counted here. */
export async function addUpVouchers(page: Page): Promise<AddedUp> {
  const rows = page.locator('main tbody tr');
  const cell = (key: 'in' | 'out') => page.locator(`td[data-label="${t(`honours.ledger.${key}`)}"] data`);
  const counted = rows.filter({ has: cell('in').or(cell('out')) });
  return {
    inVnd: sum(await amountsIn(rows.locator(`td[data-label="${t('honours.ledger.in')}"]`))),
    outVnd: sum(await amountsIn(rows.locator(`td[data-label="${t('honours.ledger.out')}"]`))),
    listed: await rows.getByRole('rowheader').allInnerTexts(),
    counted: await counted.getByRole('rowheader').allInnerTexts(),
  };
}

/** Follows the number of one step of the fund ("Nhận") to its vouchers. */
export async function followNumber(page: Page, step: 'opening' | 'in' | 'out' | 'closing'): Promise<bigint> {
  await open(page, routes.public.transparency(story));
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: t(`honours.money.${step}`), exact: true }) });
  const [amount = 0n] = await amountsIn(row.first());
  await row.first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: t('honours.ledger.title', { year: '2019' }) }).waitFor();
  return amount;
}
