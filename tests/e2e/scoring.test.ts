/**
 * A council scores: the rubric is written, one member marks with the keyboard alone, another on a phone without script;
 * marks are kept while one marks, and those of others are seen only after one's own sheet.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { atDesk, commune, done, open, refusal, t } from './people';
import { phone } from './visitor';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const round = 'cham-diem-thu';
const list = routes.office.awardScoring(commune, round);
const sheet = (page: Page) => page.locator('form:has(input[name="rubricVersion"])');
const send = (page: Page, step: string) => sheet(page).locator(`button[value="${step}"]`).click();
const marked = (page: Page) =>
  page
    .locator('input[type="radio"]:checked')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

/** A round with two complete files and the whole council; its criteria are those of the round before. */
async function prepare(page: Page): Promise<void> {
  await open(page, routes.office.newAwardRound(commune));
  const box = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
  await box('name', 'Chấm điểm thử');
  await box('slug', round);
  await box('schoolYear', '2026–2027');
  await box('fiscalYear', '2026');
  await box('deadlineOn', '30/12/2026');
  await box('specialHardshipStudent_quota', '1');
  await box('specialHardshipStudent_rate', '500.000');
  await page.locator('main form button[type="submit"]').last().click();
  await done(page, t('awards.done.opened')).waitFor();
  for (const member of await page.locator('input[name="userIds"]').all()) await member.check();
  await page.locator('form:has(input[name="userIds"]) button[type="submit"]').click();
  await done(page, t('awards.done.council')).waitFor();
  for (const name of ['Lò Thị Mỹ Duyên', 'Trương Văn Hải Đăng']) await nominate(page, name);
  await open(page, routes.office.awardRubric(commune, round));
  await page.locator('form:has(input[name="visibility"]) button[type="submit"]').click();
  await done(page, t('awards.done.rubric')).waitFor();
}

async function nominate(page: Page, name: string): Promise<void> {
  await open(page, routes.office.newAwardDossier(commune, round));
  await page.locator('[name="name"]').fill(name);
  const category = page.locator('select[name="categoryId"]');
  if (await category.count()) await category.selectOption({ index: 1 });
  else await page.locator('input[name="categoryId"]').first().check();
  await page.locator('main form button[type="submit"]').last().click();
  await done(page, t('awards.done.submitted')).waitFor();
  await page.locator('form:has(input[name="outcome"][value="verified"]) button[type="submit"]').click();
  await done(page, t('awards.done.reviewed')).waitFor();
}

it('is done with the keyboard alone, and what was marked is still there after the page was loaded again', async () => {
  await prepare((await atDesk(browser, 'thuky.xa')).page);
  const { page, faults } = await atDesk(browser, 'uyvien1.xa');
  await open(page, list);
  await page.getByText(t('awards.scoring.start')).click();
  await sheet(page).waitFor();
  await page.keyboard.press('4');
  await page.keyboard.press('2');
  await page.getByText(t('awards.scoring.kept')).waitFor();
  await page.reload();
  expect(await marked(page)).toEqual(['4', '2']);
  await page.keyboard.press('Control+Enter');
  await refusal(page).waitFor();
  expect(await refusal(page).innerText()).toContain(t('errors.scoring.incomplete'));
  await page.keyboard.press('5');
  await page.keyboard.press('Control+Enter');
  await done(page, t('awards.done.scored')).waitFor();
  await page.keyboard.press('K');
  await page.getByText(t('awards.scoring.mineDone.scored')).waitFor();
  expect(faults).toEqual([]);
});

it('works on a phone without script, and shows the marks of others after one’s own', async () => {
  const { page } = await atDesk(browser, 'uyvien2.xa', { viewport: phone, javaScriptEnabled: false });
  await open(page, list);
  const other = page.getByRole('rowheader').filter({ hasText: 'Hà Tuấn Khải' });
  await page.getByRole('link', { name: 'Lò Thị Mỹ Duyên' }).first().click();
  expect(await other.count()).toBe(0);
  await page.locator('input[name="m1"][value="3"]').check();
  await send(page, 'keep');
  await page.getByText(t('awards.scoring.kept')).waitFor();
  expect(await marked(page)).toEqual(['3']);
  await page.locator('input[name="m2"][value="3"]').check();
  await page.locator('input[name="m3"][value="1"]').check();
  await send(page, 'submit');
  await done(page, t('awards.done.scored')).waitFor();
  await open(page, list);
  await page.getByRole('link', { name: 'Lò Thị Mỹ Duyên' }).first().click();
  expect(await other.count()).toBe(1);
  // The other file: not scored, which is said and counts as nothing.
  await open(page, list);
  await page.getByRole('link', { name: 'Trương Văn Hải Đăng' }).first().click();
  await send(page, 'abstain');
  await done(page, t('awards.done.abstained')).waitFor();
});
