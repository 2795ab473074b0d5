/**
 * A file nobody may decide alone is decided with a guest: shown before anybody presses, invited, seated for this one file,
 * his own vote from his own telephone without script, and the same number of votes on every other file as before.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts } from '@/lib/access/demo-accounts';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, type Desk, done, formWith, isWholePdf, open, overflow, t } from './people';
import { phone } from './visitor';

const round = 'dot-thu-khach-moi';
const meeting = routes.office.awardMeeting(commune, round);
const [stuck, free] = ['Lò Thị Bế Thử', 'Trương Văn Thông Thử'] as const;
const guestName = 'Phạm Khách Thử';
const body = 'Ban kiểm tra Hội Khuyến học tỉnh Mẫu';
const plain = { javaScriptEnabled: false, viewport: phone };

let browser: Browser;
let secretary: Desk;
let guest: Desk;
beforeAll(async () => {
  browser = await launchBrowser();
  secretary = await atDesk(browser, 'thuky.xa', plain);
  guest = await atDesk(browser, undefined, plain);
});
afterAll(() => browser?.close());

const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();
async function openRound(page: Page): Promise<void> {
  await open(page, routes.office.newAwardRound(commune));
  await page.locator('input[name="name"]').fill('Đợt thử khách mời');
  await page.locator('input[name="slug"]').fill(round);
  await page.locator('input[name="deadlineOn"]').fill('30/12/2026');
  await press(page, t('awards.round.submit'));
  await done(page, t('awards.done.opened')).waitFor();
}

const nameOf = (login: string) => demoAccounts.find((one) => one.login === login)!.displayName;
const other = nameOf('uyvien1.xa');

async function seatCouncil(page: Page): Promise<void> {
  const form = page.locator('form:has(input[name="userIds"])');
  for (const name of [nameOf('thuky.xa'), other])
    await form.getByRole('checkbox', { name: new RegExp(`^${name},`) }).check();
  await form.locator('button[type="submit"]').click();
  await done(page, t('awards.done.council')).waitFor();
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

/** The chair follows the link of the notice and gets the address of the invitation. */
const invite = () =>
  as(browser, 'chutich.xa', {}, async (page) => {
    await open(page, meeting);
    await page
      .getByRole('link', { name: t('awards.deadlock.invite.guestApprover') })
      .first()
      .click();
    await press(page, t('access.invite.submit'));
    return new URL(await page.locator('main code.reference').first().innerText()).pathname;
  });

async function join(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('input[name="displayName"]').fill(guestName);
  await page.locator('input[name="loginName"]').fill('khach.thu');
  for (const name of ['newPassword', 'passwordAgain'])
    await page.locator(`input[name="${name}"]`).fill('giấy trắng mực đen');
  for (const name of ['newPin', 'pinAgain']) await page.locator(`input[name="${name}"]`).fill('918273');
  await press(page, t('access.invitation.submit'));
}

const rowOf = (page: Page, name: string) => page.locator('tr', { hasText: name }).first().innerText();

it('is shown before anybody presses, with the way out', async () => {
  const { page } = secretary;
  await openRound(page);
  await seatCouncil(page);
  for (const name of [stuck, free]) await nominate(page, name);
  await open(page, meeting);
  for (const box of await page.locator('form:has(input[name="meetingOn"]) input[name="userIds"]').all())
    await box.check();
  await press(page, t('awards.meeting.attendanceOpen'));
  await done(page, t('awards.done.attendance')).waitFor();
  await page.getByText(t('awards.meeting.recuseTitle')).click();
  const aside = formWith(page, t('awards.meeting.recuseSubmit'));
  await aside.locator('select[name="userId"]').selectOption({ label: other });
  await aside.locator('select[name="nominationId"]').selectOption({ label: stuck });
  await aside.locator('select[name="kind"]').selectOption('kin');
  await press(page, t('awards.meeting.recuseSubmit'));
  await done(page, t('awards.done.recused')).waitFor();
  await page.getByText(t('awards.deadlock.oneAlone', { name: stuck })).waitFor();
  await page.getByText(t('awards.guests.nobodyInvited', { name: stuck })).waitFor();
  expect(await overflow(page)).toBe(0);
});

it('is dissolved by a guest: invited, seated for this file, counted in it and in no other', async () => {
  await join(guest.page, await invite());
  const { page } = secretary;
  await open(page, meeting);
  const before = await rowOf(page, free);
  await page.getByText(t('awards.guests.seatTitle', { name: stuck })).click();
  const form = formWith(page, t('awards.guests.seat'));
  await form.locator('select[name="userId"]').selectOption({ label: guestName });
  await form.locator('input[name="origin"][value="inspectionBoard"]').check();
  await form.locator('input[name="bodyName"]').fill(body);
  await press(page, t('awards.guests.seat'));
  await done(page, t('awards.done.guestSeated')).waitFor();
  expect(await page.locator('main').innerText()).toContain(
    t('awards.guests.named', { name: guestName, body }),
  );
  await open(page, meeting);
  expect(await page.getByText(t('awards.deadlock.councilTitle')).count()).toBe(0);
  expect(await rowOf(page, stuck)).toContain('2/2');
  expect(await rowOf(page, stuck)).toContain(body);
  expect(await rowOf(page, free)).toBe(before);
});

it('the guest sees the one file on his own page, votes there, and the meeting is concluded', async () => {
  const { page } = guest;
  await open(page, routes.office.home(commune));
  await page.getByText(t('access.tasks.guestVotesToCast')).waitFor();
  await open(page, routes.office.awardGuests(commune, round));
  await page.getByText(t('awards.guests.youAreGuest')).waitFor();
  expect(await page.locator('main').innerText()).not.toContain(free);
  expect(await overflow(page)).toBe(0);
  await page.locator('button[name="choice"][value="yes"]').click();
  await done(page, t('awards.done.voted')).waitFor();
  await open(secretary.page, meeting);
  const ballot = secretary.page.locator('form', { hasText: t('awards.meeting.voteFor', { name: stuck }) });
  await ballot.locator('button[value="yes"]').click();
  await done(secretary.page, t('awards.done.voted')).waitFor();
  expect(await rowOf(secretary.page, stuck)).toContain(
    t('awards.meeting.votesShown', { yes: 2, no: 0, abstain: 0 }),
  );
  expect(await rowOf(secretary.page, stuck)).toContain(t('awards.meeting.carried'));
  await press(secretary.page, t('awards.meeting.concludeSubmit'));
  await done(secretary.page, t('awards.done.concluded')).waitFor();
  const paper = await secretary.page.request.get(routes.office.awardMinutesPdf(commune, round));
  expect(isWholePdf({ contentType: paper.headers()['content-type'] ?? '', bytes: await paper.body() })).toBe(
    true,
  );
  expect([...secretary.faults, ...guest.faults]).toEqual([]);
});
