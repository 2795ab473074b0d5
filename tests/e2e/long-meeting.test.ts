/**
 * A meeting longer than a page, on a telephone without script: from file to file by one press, a page in one press, hands
 * saved on the way to the next page, and the end of the meeting with what was typed on every page of it.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { openLongMeeting } from './long-round';
import { atDesk, commune, type Desk, done, formWith, open, overflow, refusal, t } from './people';
import { phone } from './visitor';

const round = 'dot-thu-nhieu-ho-so';
const meeting = (query = {}) => routes.office.awardMeeting(commune, round, query);
const hands = (query = {}) => routes.office.awardHands(commune, round, query);
const count = 30;
const onPage = 25;

let browser: Browser;
let desk: Desk;
let page: Page;
let files: number[];
beforeAll(async () => {
  files = await openLongMeeting(round, count);
  browser = await launchBrowser();
  desk = await atDesk(browser, 'thuky.xa', { javaScriptEnabled: false, viewport: phone });
  page = desk.page;
});
afterAll(() => browser?.close());

const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click();
const shown = () => page.locator('.mark-of-file').count();

it('shows one page, and a vote leads to the next file', async () => {
  await open(page, meeting());
  expect(await shown()).toBe(onPage);
  expect(await overflow(page)).toBe(0);
  const first = page.locator('main form', {
    has: page.locator(`input[name="nominationId"][value="${files[0]}"]`),
  });
  await first.locator('button[value="no"]').click();
  await done(page, t('awards.done.voted')).waitFor();
  expect(new URL(page.url()).hash).toBe(`#ho-so-${files[1]}`);
});

it('one press votes on the rest of the page, says for how many, and leaves the other pages', async () => {
  await open(page, meeting());
  const form = formWith(page, t('awards.desk.voteAllSubmit', { count: onPage - 1 }));
  await form.locator('button[type="submit"]').click();
  await refusal(page).first().waitFor();
  await form.locator('input[name="choice"][value="yes"]').check();
  await form.locator('button[type="submit"]').click();
  await done(page, t('awards.done.votedAll', { count: onPage - 1 })).waitFor();
  await open(page, meeting({ con: 'vote' }));
  expect(await shown()).toBe(count - onPage);
  await formWith(page, t('awards.desk.voteAllSubmit', { count: count - onPage }))
    .locator('input[name="choice"][value="yes"]')
    .check();
  await press(t('awards.desk.voteAllSubmit', { count: count - onPage }));
  await done(page, t('awards.done.votedAll', { count: count - onPage })).waitFor();
});

it('hands of a page are saved on the way to the next one', async () => {
  await open(page, hands());
  expect(await overflow(page)).toBe(0);
  await page.locator(`select[name="file_${files[3]}"]`).selectOption('no');
  await page.locator('select[name="all"]').selectOption('yes');
  await press(t('awards.hands.writeAfter', { page: 2, pages: 2 }));
  await done(page, t('awards.done.handsOf', { count: onPage })).waitFor();
  expect(await page.locator('select[name^="file_"]').count()).toBe(count - onPage);
  await press(t('awards.hands.writeBefore', { page: 1 }));
  await done(page, t('awards.done.handsOf', { count: 0 })).waitFor();
  expect(await page.locator(`select[name="file_${files[3]}"]`).inputValue()).toBe('no');
  expect(await page.locator(`select[name="file_${files[4]}"]`).inputValue()).toBe('yes');
});

it('asks before unsaved hands are left behind, and does not ask when they are sent', async () => {
  const scripted = await atDesk(browser, 'thuky.xa', { viewport: phone });
  const asked: string[] = [];
  scripted.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await open(scripted.page, hands());
  const box = scripted.page.locator(`select[name="file_${files[3]}"]`);
  await box.selectOption('abstain');
  await scripted.page.locator(`a[href*="con=sheet"]`).first().click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  expect(await box.inputValue()).toBe('abstain');
  await box.selectOption('no');
  await scripted.page
    .getByRole('button', { name: t('awards.hands.writeAfter', { page: 2, pages: 2 }) })
    .click();
  await done(scripted.page, t('awards.done.handsOf', { count: 0 })).waitFor();
  expect(asked).toHaveLength(1);
  await scripted.page.context().close();
});

it('a whole group is written down in one press, for exactly as many as were left', async () => {
  const label = t('awards.hands.groupSubmit', { count: count - onPage });
  await formWith(page, label).locator('input[name="choice"][value="abstain"]').check();
  await press(label);
  await done(page, t('awards.done.handsOf', { count: count - onPage })).waitFor();
  expect(await page.getByRole('button', { name: label }).count()).toBe(0);
});

const rank = (at: number) => page.locator(`input[name="rank_${files[at]}"]:not([type="hidden"])`);
const reason = (at: number) => page.locator(`input[name="reason_${files[at]}"]:not([type="hidden"])`);

it('the end of the meeting keeps what was typed on each of its pages', async () => {
  await open(page, meeting());
  // The first file did not pass: it has no box, and it is said why.
  expect(await rank(0).count()).toBe(0);
  await page.getByText(t('awards.meeting.waits.notPassed', { count: 1 })).waitFor();
  await rank(1).fill('9');
  await reason(1).fill('Em ấy đã nhận học bổng khác');
  await rank(2).fill('');
  await press(t('awards.meeting.placesAfter', { page: 2 }));
  expect(await rank(27).count()).toBe(1);
  expect(await rank(1).count()).toBe(0);
  await press(t('awards.meeting.concludeSubmit'));
  await refusal(page).first().waitFor();
  expect(await refusal(page).first().innerText()).toContain(t('errors.awards.placeMissing'));
  expect(await rank(1).inputValue()).toBe('9');
  expect(await reason(1).inputValue()).toBe('Em ấy đã nhận học bổng khác');
  expect(await rank(2).inputValue()).toBe('');
  await rank(2).fill('1');
  await press(t('awards.meeting.concludeSubmit'));
  await done(page, t('awards.done.concluded')).waitFor();
  // Placed after the others, all of them equal by votes: last of those who passed, on the second page.
  await open(page, meeting({ trang: 2 }));
  expect(await page.locator(`#ho-so-${files[1]}`).count()).toBe(1);
  expect(desk.faults).toEqual([]);
});
