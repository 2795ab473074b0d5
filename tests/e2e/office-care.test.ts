/**
 * Two rare acts through their screens: a printed reset code and its use, and a month closed by its count and reopened.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, commune, formWith, open, refusal, t } from './people';

const newcomer = {
  login: 'mai.lan.thu',
  name: 'Mai Lan Thu',
  password: 'con đò nhỏ qua sông',
  pin: '730914',
};
const fresh = 'mưa rơi trên mái lá';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const issuedText = (page: Page) => page.locator('main code.reference').first();

/** The administrator makes a link for a committee member; returns its path. */
async function invite(page: Page): Promise<string> {
  await open(page, routes.office.invitations(commune));
  const form = formWith(page, t('access.invite.submit'));
  await form.locator('select[name="role"]').selectOption('committeeMember');
  await form.getByRole('button', { name: t('access.invite.submit') }).click();
  return new URL(await issuedText(page).innerText()).pathname;
}

async function join(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.locator('input[name="displayName"]').fill(newcomer.name);
  await page.locator('input[name="loginName"]').fill(newcomer.login);
  for (const name of ['newPassword', 'passwordAgain'])
    await page.locator(`input[name="${name}"]`).fill(newcomer.password);
  for (const name of ['newPin', 'pinAgain']) await page.locator(`input[name="${name}"]`).fill(newcomer.pin);
  await page.getByRole('button', { name: t('access.invitation.submit') }).click();
  await page.waitForURL(`**${routes.office.home(commune)}`);
}

async function redeem(page: Page, code: string): Promise<void> {
  await open(page, routes.forgottenPassword());
  await page.locator('input[name="loginName"]').fill(newcomer.login);
  await page.locator('input[name="code"]').fill(code);
  for (const name of ['newPassword', 'passwordAgain'])
    await page.locator(`input[name="${name}"]`).fill(fresh);
  await page.getByRole('button', { name: t('access.forgotten.submit') }).click();
}

async function enter(page: Page, password: string): Promise<void> {
  await open(page, routes.signIn({ hoi: commune }));
  const form = page.locator('form').filter({ has: page.locator('input[type="password"]') });
  await form.locator('input[name="login"]').fill(newcomer.login);
  await form.locator('input[name="password"]').fill(password);
  await form.getByRole('button').click();
}

describe('A printed reset code', () => {
  it('becomes a new password once; both the person and the administrator are told', async () => {
    const path = await as(browser, 'quantri.xa', {}, invite);
    const { page } = await atDesk(browser);
    await join(page, path);
    const code = await as(browser, 'quantri.xa', {}, async (desk) => {
      await open(desk, routes.office.peopleSettings(commune));
      await desk.getByRole('link', { name: newcomer.name }).first().click();
      await desk.getByRole('button', { name: t('access.person.reset') }).click();
      return issuedText(desk).innerText();
    });
    await redeem(page, 'SAI-SAI-SAI');
    await refusal(page).waitFor();
    await redeem(page, code.toLowerCase());
    await page.getByText(t('access.forgotten.done')).waitFor();
    await redeem(page, code);
    await refusal(page).waitFor();
    await enter(page, newcomer.password);
    await page.getByText(t('access.signIn.problems.sai')).waitFor();
    await enter(page, fresh);
    await page.getByText(t('access.tasks.resetTold')).waitFor();
    await page.context().close();
    const told = await as(browser, 'quantri.xa', {}, async (desk) => {
      await open(desk, routes.office.peopleSettings(commune));
      return desk.locator('main').innerText();
    });
    expect(told).toMatch(new RegExp(`${newcomer.name}: mã do .+ cấp đã dùng lúc`));
  });
});

describe('A month', () => {
  const submit = t('ledger.period.submit');
  const count = async (page: Page, cash: string, bank: string) => {
    await page.locator('input[name="cashTotal"]').fill(cash);
    await page.locator('input[name="bank"]').fill(bank);
    await page.getByRole('button', { name: submit }).click();
  };

  it('is closed by what was counted, not by another sum, and reopened by the chair with a reason', async () => {
    const month = await as(browser, 'ketoan.xa', {}, async (page) => {
      let at = '';
      for (const tried of ['2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05']) {
        if ((await open(page, routes.office.period(commune, tried))) !== 200) continue;
        at = tried;
        if ((await page.getByRole('button', { name: submit }).count()) === 1) break;
      }
      const said = await page.locator('main').innerText();
      const [cash = '', bank = ''] = [...said.matchAll(/([\d.]+) đồng/g)].map(([, amount]) => amount);
      await count(page, '1', bank);
      await refusal(page).getByText(t('errors.ledger.cashCountDiffers')).first().waitFor();
      await count(page, cash, '1');
      await refusal(page).getByText(t('errors.ledger.bankBalanceDiffers')).first().waitFor();
      await count(page, cash, bank);
      await page.getByText(t('ledger.period.closed'), { exact: true }).first().waitFor();
      expect(await page.locator('main').innerText()).toContain(t('ledger.period.onlyChair'));
      expect(await page.getByRole('button', { name: submit }).count()).toBe(0);
      return at;
    });
    await as(browser, 'chutich.xa', {}, async (page) => {
      await open(page, routes.office.period(commune, month));
      const press = () => page.getByRole('button', { name: t('ledger.period.reopenSubmit') }).click();
      await press();
      await refusal(page).getByText(t('errors.ledger.reasonNeeded')).first().waitFor();
      await page.locator('textarea[name="reason"]').fill('Sao kê ngân hàng về muộn');
      await press();
      await page.getByText(t('ledger.period.onlyAccountant')).waitFor();
      await page
        .getByRole('link', { name: new RegExp(t('common.actions.history')) })
        .first()
        .click();
      await page.getByText('Sao kê ngân hàng về muộn').first().waitFor();
    });
  });
});
