/**
 * The scholarship of the sample commune on a telephone without script: what was paid, seen and stopped is read at a
 * glance; a check that lacks its reason comes back with what was typed; a scholarship is carried on into the next year.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, type Desk, done, open, overflow, refusal, t } from './people';
import { phone } from './visitor';

const first = routes.office.awardInstalments(commune, 'thap-sang-2025-2026');
const next = routes.office.awardInstalments(commune, 'thap-sang-2026-2027');
const [paid, stopped, waiting] = ['Cầm Thị Diệu Hiền', 'Lò Minh Quân', 'Triệu Khánh Vy'] as const;

let browser: Browser;
let desk: Desk;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  desk = await atDesk(browser, 'thuky.xa', { javaScriptEnabled: false, viewport: phone });
  page = desk.page;
});
afterAll(() => browser?.close());

const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click();
const listOf = (name: string) => page.locator('details.prints-open', { hasText: name });
const row = (name: string) => page.locator('fieldset.row-of-fields', { hasText: name });

it('says for each person what was paid, what was seen, and why the rest was stopped', async () => {
  await open(page, first);
  expect(await overflow(page)).toBe(0);
  for (const [name, figures] of [
    [paid, { paid: 1, stopped: 0 }],
    [stopped, { paid: 1, stopped: 3 }],
    [waiting, { paid: 0, stopped: 0 }],
  ] as const) {
    const title = t('instalments.list.summary', { name, parts: 4, ...figures });
    await page.locator('summary', { hasText: title }).click();
    expect(await listOf(name).locator('tbody tr').count()).toBe(4);
  }
  expect(await overflow(page)).toBe(0);
  expect(await listOf(paid).innerText()).toMatch(/PC 01\/2026[\s\S]*BĐ 31\/2026/);
  expect(await listOf(stopped).innerText()).toContain('Kết quả học tập học kỳ I ở mức Đạt');
  expect(await row(stopped).count()).toBe(0);
});

it('a stop without a reason is a question, and nothing typed is lost', async () => {
  await row(waiting).locator('select[name^="outcome-"]').selectOption('fails');
  await row(waiting).locator('input[name^="paperNumber-"]').fill('HB 151/2026');
  await press(t('instalments.check.submit'));
  await refusal(page).first().waitFor();
  expect(await row(waiting).locator('input[name^="paperNumber-"]').inputValue()).toBe('HB 151/2026');
  await row(waiting).locator('select[name^="outcome-"]').selectOption('holds');
  await press(t('instalments.check.submit'));
  await done(page, t('awards.done.checked')).waitFor();
  await page.locator('summary', { hasText: waiting }).click();
  expect(await listOf(waiting).innerText()).toContain('HB 151/2026');
});

it('a scholarship is carried on into the next year, and offered no more', async () => {
  await open(page, next);
  expect(await overflow(page)).toBe(0);
  const choice = page.locator('input[name="awardIds"]');
  expect(await choice.count()).toBe(1);
  await press(t('instalments.renew.submit'));
  await refusal(page).first().waitFor();
  await choice.first().check();
  await press(t('instalments.renew.submit'));
  await done(page, t('awards.done.renewed')).waitFor();
  expect(await page.locator('input[name="awardIds"]').count()).toBe(0);
  await open(page, routes.office.awardDossiers(commune, 'thap-sang-2026-2027'));
  for (const name of [paid, waiting]) await page.getByRole('link', { name }).waitFor();
});

it('the plan of the new round is changed until something is decided', async () => {
  await open(page, next);
  await page.locator('input[name="parts"]').fill('25');
  await press(t('instalments.plan.submit'));
  await refusal(page).first().waitFor();
  expect(await page.locator('input[name="parts"]').inputValue()).toBe('25');
  await page.locator('input[name="parts"]').fill('6');
  await press(t('instalments.plan.submit'));
  await done(page, t('awards.done.planned')).waitFor();
  expect(await page.locator('main').innerText()).toContain(
    t('instalments.plan.facts', { parts: 6, months: 3, date: '15/01/2027' }),
  );
  expect(desk.faults).toEqual([]);
});

it('prints every list open, with the sums', async () => {
  const bytes = await as(browser, 'ketoan.xa', {}, async (own) => {
    await open(own, first);
    await own.emulateMedia({ media: 'print' });
    const heights = await own
      .locator('details.prints-open table')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights).toHaveLength(3);
    expect(Math.min(...heights)).toBeGreaterThan(50);
    return own.pdf({ format: 'A4' });
  });
  expect(bytes.length).toBeGreaterThan(10_000);
});
