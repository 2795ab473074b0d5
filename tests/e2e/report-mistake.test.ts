/**
 * Anybody reports a mistake from a public page, on a telephone without script, and reads the answer under the code. The
 * office looks and answers; the inspector alone sees what suspects the use of money, and prints the register.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPaperCode } from '@/lib/kernel/codes';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { as, atDesk, type Desk, district, formWith, isWholePdf, open, overflow, t } from './people';
import { phone } from './visitor';

const plain = { javaScriptEnabled: false, viewport: phone };
let browser: Browser;
let visitor: Desk;
beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await atDesk(browser, undefined, plain);
});
afterAll(() => browser?.close());

/** Reports from a public page; returns the code. */
async function report(from: string, kind: string, text: string): Promise<string> {
  const { page } = visitor;
  await open(page, from);
  await page.getByRole('link', { name: t('mistakes.link') }).click();
  await page.locator('textarea[name="text"]').waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await page.getByRole('link', { name: from, exact: true }).count()).toBe(1);
  await page.locator(`input[name="kind"][value="${kind}"]`).check();
  await page.locator('textarea[name="text"]').fill(text);
  await page.getByRole('button', { name: t('mistakes.form.send') }).click();
  await page.getByText(t('mistakes.state.next.received')).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

const answers = async (code: string) => {
  await open(visitor.page, routes.reportMistake(district));
  await visitor.page.locator('input[name="ma"]').fill(formatPaperCode(code).toLowerCase());
  await visitor.page.getByRole('button', { name: t('mistakes.find.button') }).click();
  await visitor.page.getByRole('heading', { name: formatPaperCode(code) }).waitFor();
  expect(await overflow(visitor.page)).toBe(0);
  return visitor.page.locator('main').innerText();
};

describe('Somebody who finds something wrong', () => {
  it('says what, keeps what was typed when the kind is missing, and reads the answer later', async () => {
    const { page } = visitor;
    await open(page, routes.reportMistake(district));
    await page.locator('textarea[name="text"]').fill('Sai số tiền');
    await page.getByRole('button', { name: t('mistakes.form.send') }).click();
    await page.getByText(t('errors.fields.required')).first().waitFor();
    expect(await page.locator('textarea[name="text"]').inputValue()).toBe('Sai số tiền');

    const code = await report(routes.public.transparency({ year: 2019 }), 'amount', 'Cộng cột thu bị sai');
    await as(browser, 'thuky', { viewport: phone }, async (desk) => {
      await open(desk, routes.office.mistakes(district));
      expect(await overflow(desk)).toBe(0);
      await desk.getByRole('link', { name: `${t('mistakes.inbox.open')}: ${formatPaperCode(code)}` }).click();
      await desk.locator('input[name="assigneeId"]').first().check();
      await formWith(desk, t('mistakes.room.give')).getByRole('button').click();
      const end = formWith(desk, t('mistakes.room.end'));
      await end.locator('input[name="step"][value="notMistake"]').check();
      await end.locator('textarea[name="text"]').fill('Đã cộng lại, số đúng.');
      await end.getByRole('button').click();
      await desk.getByText(t('mistakes.states.notMistake')).first().waitFor();
      expect(await overflow(desk)).toBe(0);
    });
    const said = await answers(code);
    expect(said).toContain('Đã cộng lại, số đúng.');
    expect(said).not.toContain('Cộng cột thu');
  });

  it('reports in English from an English page, and is told when no report has the code', async () => {
    const { page } = visitor;
    const english = translator('en');
    await open(page, routes.public.donorRoll({ lang: 'en', year: 2019 }));
    await page.getByRole('link', { name: english('mistakes.link') }).click();
    await page.getByRole('heading', { name: english('mistakes.form.title') }).waitFor();
    await open(page, routes.reportMistake(district, { ma: '2222222222' }));
    await page.getByText(t('mistakes.find.none')).waitFor();
    await open(page, routes.reportedMistake(district, 'KHONG-CO'));
    await page.getByText(t('mistakes.find.none')).waitFor();
  });

  it('tells a suspicion to the inspector, not to the accountant or the secretary', async () => {
    const code = await report(routes.public.checkPaper(), 'suspicion', 'Biên nhận không có trong sổ');
    const name = `${t('mistakes.inbox.open')}: ${formatPaperCode(code)}`;
    for (const login of ['ketoan', 'thuky'])
      await as(browser, login, { viewport: phone }, async (desk) => {
        await open(desk, routes.office.mistakes(district));
        expect(await desk.getByRole('link', { name }).count()).toBe(0);
      });
    await as(browser, 'kiemtra', { viewport: phone }, async (desk) => {
      await open(desk, routes.office.mistakes(district));
      await desk.getByRole('link', { name }).click();
      await desk.getByText(t('mistakes.room.suspicion')).waitFor();
      await open(desk, routes.office.mistakes(district));
      const address = routes.office.mistakeRegisterPdf(district);
      const answer = await desk.request.get(new URL(address, desk.url()).href);
      expect(
        isWholePdf({ contentType: answer.headers()['content-type'] ?? '', bytes: await answer.body() }),
      ).toBe(true);
    });
  });

  it('is a suspicion once the secretary says so, and no longer hers to see', async () => {
    const code = await report(
      routes.public.transparency({ year: 2019 }),
      'gift',
      'Tiền đã nộp mà không có tên',
    );
    const name = `${t('mistakes.inbox.open')}: ${formatPaperCode(code)}`;
    await as(browser, 'thuky', plain, async (desk) => {
      await open(desk, routes.office.mistakes(district));
      await desk.getByRole('link', { name }).click();
      await desk.getByText(t('mistakes.room.turn')).click();
      expect(await overflow(desk)).toBe(0);
      await desk.locator('form:has(input[value="suspected"]) [name="text"]').fill('Biên nhận khác sổ');
      await desk.getByRole('button', { name: t('mistakes.room.turnDo') }).click();
      await desk.getByText(t('mistakes.inbox.handedOn')).waitFor();
      expect(await desk.getByRole('link', { name }).count()).toBe(0);
    });
    await as(browser, 'kiemtra', plain, async (desk) => {
      await open(desk, routes.office.mistakes(district));
      await desk.getByRole('link', { name }).click();
      await desk.getByText(t('mistakes.room.suspicion')).waitFor();
      expect(await desk.getByText(t('mistakes.room.turn')).count()).toBe(0);
    });
  });

  it('is told after several reports that others wait too, with nothing lost and another way to reach', async () => {
    const { page } = visitor;
    const refused = page.getByText(t('errors.mistakes.tooManyHere')).first();
    const sent = page.getByText(t('mistakes.state.next.received'));
    for (let most = 7; most > 0; most -= 1) {
      await open(page, routes.reportMistake(district));
      await page.locator('input[name="kind"][value="other"]').check();
      await page.locator('textarea[name="text"]').fill('Gửi nhiều lần');
      await page.getByRole('button', { name: t('mistakes.form.send') }).click();
      await refused.or(sent).first().waitFor();
      if ((await refused.count()) > 0) break;
    }
    expect(await page.locator('textarea[name="text"]').inputValue()).toBe('Gửi nhiều lần');
    expect(await page.locator('main').innerText()).toMatch(/gọi điện|gọi/);
    expect(await overflow(page)).toBe(0);
  });
});
