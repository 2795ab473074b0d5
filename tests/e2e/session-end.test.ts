/**
 * The end of a session: said five minutes ahead, and what is typed is saved after signing in again in another tab.
 * The clock of the page is moved; the session itself is then ended in the database, as time would do it.
 */
import type { Browser, Page } from '@playwright/test';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { launchBrowser } from '../setup/browser';
import { atDesk, commune, open, refusal, t } from './people';
import { accountOf } from './visitor';

const login = 'thuky.xa';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const again = (page: Page) =>
  page.getByRole('status').getByRole('link', { name: t('access.sessionEnd.signIn') });

/** Moves the end of the person's sessions to so many seconds from now. */
async function letEnd(seconds: number): Promise<void> {
  const sql = postgres(ownWeb().superuserUrl, { max: 1 });
  await sql`UPDATE access.session SET expires_at = clock_timestamp() + make_interval(secs => ${seconds})
             WHERE revoked_at IS NULL AND expires_at > now()
               AND user_id = (SELECT id FROM access."user" WHERE login_name = ${login})`;
  await sql.end();
}

describe('Before a session ends', () => {
  it('the page says so five minutes ahead, and a form is saved after signing in beside it', async () => {
    const { page } = await atDesk(browser, login);
    await page.clock.install();
    await open(page, routes.office.newAwardRound(commune));
    await page.locator('input[name="name"]').fill('Đợt gõ dở');
    await page.clock.fastForward('11:54:00');
    expect(await again(page).count()).toBe(0);
    await page.clock.fastForward('02:00');
    await again(page).waitFor();
    await letEnd(0);
    const [beside] = await Promise.all([page.context().waitForEvent('page'), again(page).click()]);
    const form = beside.locator('form').filter({ has: beside.locator('input[type="password"]') });
    await form.locator('input[name="login"]').fill(login);
    await form.locator('input[name="password"]').fill(accountOf(login).password);
    await form.getByRole('button').click();
    await beside.waitForURL(`**${routes.office.home(commune)}`);
    await page.getByRole('button', { name: t('awards.round.submit') }).click();
    await refusal(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(routes.office.newAwardRound(commune));
    expect(await page.locator('input[name="name"]').inputValue()).toBe('Đợt gõ dở');
    await page.context().close();
  });

  it('a page opened in the last minutes says so without script, and an earlier one does not', async () => {
    const { page } = await atDesk(browser, login, { javaScriptEnabled: false });
    await letEnd(330);
    await open(page, routes.office.home(commune));
    expect(await again(page).count()).toBe(0);
    await letEnd(200);
    await open(page, routes.office.home(commune));
    expect(await again(page).count()).toBe(1);
    await page.context().close();
  });
});
