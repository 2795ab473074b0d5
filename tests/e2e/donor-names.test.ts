/**
 * Donors who may be one, through the screens, and names typed with a Vietnamese input method.
 * An input method sends a letter, takes it back and sends the marked one; the box must end with exactly that text.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '@/tests/setup/browser';
import { saveGift, typeGift } from './office-work';
import { commune, done, overflow, t } from './people';
import { phone, signIn, visit } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const [first, second] = ['Lương Thị Thuý Mẫu', 'Lương Thị Thúy Mẫu'];

async function recordGift(page: Page, donor: string, amount: string): Promise<void> {
  await typeGift(page, { donor, amount });
  const answer = await saveGift(page);
  const hint = page.locator('input[name="acceptHints"]');
  if ((await hint.count()) === 0) return expect(answer).toContain('đồng');
  await hint.check();
  await page.getByRole('button', { name: t('contributions.form.saveAgain') }).click();
  await done(page, /\d đồng/).waitFor();
}

const pair = (page: Page) =>
  page.locator('section.pair').filter({ hasText: first }).filter({ hasText: second });
const press = (page: Page, key: string, name = '') =>
  Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    pair(page)
      .getByRole('button', { name: t(key, { name }), exact: true })
      .click(),
  ]);

describe('donors who may be one', () => {
  it('a pair is settled as two, looked at again, joined, and separated from the profile, on a desk', async () => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'thuquy.xa');
    await recordGift(page, first, '300000');
    await recordGift(page, second, '200000');
    await page.goto(routes.office.donors(commune));
    await page.locator(`a[href="${routes.office.donorDuplicates(commune)}"]`).click();
    await pair(page).waitFor();
    expect(await pair(page).innerText()).toContain(t('donors.duplicates.reasons.tonePlacement'));
    await press(page, 'donors.duplicates.keepApart');
    await pair(page).waitFor({ state: 'detached' });
    const settled = page.locator('details').filter({ hasText: first });
    await settled.locator('summary').click();
    await settled.locator('.pair').filter({ hasText: first }).getByRole('button').click();
    await pair(page).waitFor();
    await press(page, 'donors.duplicates.join', first);
    await pair(page).waitFor({ state: 'detached' });
    await page.goto(routes.office.donors(commune, { q: 'luong thi thuy mau' }));
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: first, exact: true }).click();
    await page.getByText('500.000').first().waitFor();
    await page.getByRole('button', { name: new RegExp(t('donors.aliases.separate')) }).click();
    await page.getByText(t('donors.aliases.title')).waitFor({ state: 'detached' });
    expect(await page.locator('main').innerText()).not.toContain('500.000');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('the same without script, on a phone, with nothing wider than the screen', async () => {
    const { context, page } = await visit(browser, { viewport: phone, javaScriptEnabled: false });
    await signIn(page, 'thuquy.xa');
    await page.goto(routes.office.donorDuplicates(commune));
    expect(await page.locator('section.pair').count()).toBeGreaterThan(0);
    await pair(page)
      .getByRole('button', { name: t('donors.duplicates.join', { name: second }), exact: true })
      .click();
    await page.waitForLoadState();
    expect(await pair(page).count()).toBe(0);
    await page.goto(routes.office.donors(commune, { q: 'luong thi thuy mau' }));
    await page.getByRole('link', { name: second, exact: true }).click();
    expect(await page.locator('main').innerText()).toContain(first);
    await context.close();
    const withScript = await visit(browser, { viewport: phone });
    await signIn(withScript.page, 'thuquy.xa');
    await withScript.page.goto(routes.office.donorDuplicates(commune));
    expect(await overflow(withScript.page)).toBe(0);
    await withScript.context.close();
  });
});

/** Keys as an input method sends them: "<" takes the last letter back. */
async function replay(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    if (key === '<') await page.keyboard.press('Backspace');
    else if (key.charCodeAt(0) < 128) await page.keyboard.press(key === ' ' ? 'Space' : key);
    else await page.keyboard.insertText(key);
  }
}

describe('names typed with a Vietnamese input method', () => {
  it.each([
    ['d taken back for đ', 'd<đ', 'đ'],
    ['telex: aa becomes â', 'Ma<âu', 'Mâu'],
    ['telex: the tone comes at the end of the word', 'Luong Thi<ị Thu<<<Thúy', 'Luong Thị Thúy'],
    ['the whole word taken back and sent again', 'duong<<<<<đường', 'đường'],
    ['letters with their marks apart', 'Ho\u0300a', 'Ho\u0300a'],
  ])('%s', async (_, keys, text) => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'thuquy.xa');
    await page.goto(routes.office.newContribution(commune));
    const box = page.locator('input[name="donor"]');
    await box.click();
    await replay(page, keys);
    expect(await box.inputValue()).toBe(text);
    expect(await page.locator('input[name="donorId"]').inputValue()).toBe('');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('the suggestions follow the text that stands at the end', async () => {
    const { context, page, faults } = await visit(browser);
    await signIn(page, 'thuquy.xa');
    await page.goto(routes.office.newContribution(commune));
    const box = page.locator('input[name="donor"]');
    await box.click();
    await replay(page, 'hop<<ợp ta<<tác');
    expect(await box.inputValue()).toBe('hợp tác');
    const option = page.getByRole('option', { name: /Hợp tác xã Sao Mai/ });
    await option.waitFor({ timeout: 15_000 });
    await option.click();
    expect(await page.locator('input[name="donorId"]').inputValue()).not.toBe('');
    expect(faults).toEqual([]);
    await context.close();
  });
});
