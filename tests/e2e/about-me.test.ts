/**
 * Anybody asks an association about his own data, on a telephone without script: the answer is the same whether he is
 * known or not. The office finds the person, checks who asks, and makes one file; the public pages link the form.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import {
  as,
  atDesk,
  type Desk,
  district,
  fileBehind,
  formWith,
  isWholePdf,
  open,
  overflow,
  t,
} from './people';
import { phone } from './visitor';

const known = 'Quách Văn Nhật Tấn';
const plain = { javaScriptEnabled: false, viewport: phone };

let browser: Browser;
let visitor: Desk;
beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await atDesk(browser, undefined, plain);
});
afterAll(() => browser?.close());

/** Sends the form about a name; returns what the page says, without the code. */
async function ask(name: string): Promise<{ said: string; code: string }> {
  const { page } = visitor;
  await open(page, routes.askAboutMe(district));
  expect(await overflow(page)).toBe(0);
  await page.locator('input[name="wish"][value="see"]').check();
  await page.locator('input[name="askedBy"][value="self"]').check();
  await page.locator('input[name="name"]').fill(name);
  await page.locator('input[name="contact"]').fill('0912 000 222');
  await page.getByRole('button', { name: t('rights.form.send') }).click();
  await page.getByText(t('rights.form.doneBody')).waitFor();
  const text = await page.locator('main').innerText();
  const code = new URL(page.url()).searchParams.get('ma')!;
  return { said: text.replace(code, 'MA'), code };
}

describe('Somebody who asks about his own data', () => {
  it('gets the same answer whether he is known or not, and keeps what he wrote when something is missing', async () => {
    const { page } = visitor;
    await open(page, routes.askAboutMe(district));
    await page.locator('input[name="name"]').fill(known);
    await page.getByRole('button', { name: t('rights.form.send') }).click();
    await page.getByText(t('errors.fields.required')).first().waitFor();
    expect(await page.locator('input[name="name"]').inputValue()).toBe(known);
    const [one, other] = [await ask(known), await ask('Người Không Có Ở Đâu')];
    expect(one.said).toBe(other.said);
    expect(one.code).not.toBe(other.code);
  });

  it('is found and checked by the office, which makes one file', async () => {
    const { code } = await ask(known);
    await as(browser, 'thuky', { viewport: phone }, async (page) => {
      await open(page, routes.office.requests(district));
      expect(await overflow(page)).toBe(0);
      await page.getByRole('link', { name: `${t('rights.inbox.open')}: ${code}` }).click();
      await page.locator('input[name="partyId"]').first().check();
      await formWith(page, t('rights.room.thisOne')).getByRole('button').click();
      await page.getByRole('heading', { name: t('rights.room.check') }).waitFor();
      await formWith(page, t('rights.room.checked')).locator('input[name="reason"]').fill('Gọi lại');
      await formWith(page, t('rights.room.checked')).getByRole('button').click();
      await page.getByRole('heading', { name: t('rights.room.do.see') }).waitFor();
      expect(isWholePdf(await fileBehind(page, page.getByRole('link', { name: t('rights.room.pdf') })))).toBe(
        true,
      );
      const json = await fileBehind(page, page.getByRole('link', { name: t('rights.room.json') }));
      expect(JSON.parse(json.bytes.toString()).texts.map((one: { value: string }) => one.value)).toContain(
        known,
      );
      const end = formWith(page, t('rights.room.close'));
      await end.locator('input[name="step"][value="answered"]').check();
      await end.getByRole('button').click();
      await page.getByText(t('rights.states.answered')).first().waitFor();
    });
  });
});
