/**
 * Everything that matters with JavaScript switched off: old phones, locked-down offices, a script that did not load.
 * The acts go through the same labels and buttons as with script; only the live words and lists are missing.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatVndUnit } from '@/lib/kernel/money';
import { type PublicPlace, routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import * as office from './office-work';
import { as, atDesk, commune, type Desk, fileBehind, formWith, isWholePdf, open, refusal, t } from './people';
import { readEquation, readHonourList } from './public-reading';
import { accountOf } from './visitor';

const plain = { javaScriptEnabled: false };
const leaver = 'Hoàng Đình An Nguyên';
const known = 'Dòng họ Quách thôn Hai';
const tet = 'tet-khuyen-hoc-2027';
const round = { name: 'Đợt thử không có script', slug: 'dot-thu-khong-script' };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const atWork = <T>(login: string, work: (page: Page) => Promise<T>) => as(browser, login, plain, work);
const pinOf = (login: string) => accountOf(login).pin;

/** Every kind of public page of one place. */
function addressesOf(place: PublicPlace, year: number): string[] {
  const { public: open } = routes;
  return [
    ...[open.home(place), open.honours(place), open.honours({ ...place, year }), open.donorRoll(place)],
    ...[open.donorRoll({ ...place, year }), open.transparency(place), open.transparency({ ...place, year })],
    ...[open.publicLedger({ ...place, query: { nam: year } }), open.about(place), open.privacy(place)],
    ...[open.help(place), open.accessibility(place), open.checkPaper({ lang: place.lang })],
    ...[open.rules(place), open.contact(place), open.sitePageVersions({ ...place, page: 'rules' })],
    open.sitePageVersion({ ...place, page: 'rules', version: 2 }),
  ];
}

describe('Without script, the open pages', () => {
  let stranger: Desk;
  beforeAll(async () => {
    stranger = await atDesk(browser, undefined, plain);
  });
  afterAll(() => stranger?.page.context().close());

  const places = [
    { what: 'of the district in Vietnamese', place: {}, year: 2019 },
    { what: 'of the district in English', place: { lang: 'en' as const }, year: 2019 },
    { what: 'of the commune in Vietnamese', place: { hoi: commune }, year: 2026 },
    { what: 'of the commune in English', place: { hoi: commune, lang: 'en' as const }, year: 2026 },
  ];
  it.each(places)('$what all answer with a heading and something to read', async ({ place, year }) => {
    for (const address of addressesOf(place, year)) {
      expect(await open(stranger.page, address), address).toBe(200);
      expect(await stranger.page.locator('h1').allInnerTexts(), address).toHaveLength(1);
      const words = (await stranger.page.locator('main').innerText()).split(/\s+/);
      expect(words.length, address).toBeGreaterThan(20);
    }
    expect(stranger.faults).toEqual([]);
  });

  it('tell whether a paper is real when its code is typed, and say so when it is not', async () => {
    const code = await atWork('kiemtra', async (page) => {
      await open(page, routes.office.contribution('hoi-huyen-2019', { book: 'PT', year: 2019, number: 2 }));
      return page
        .locator('dt', { hasText: t('contributions.detail.code') })
        .locator('xpath=../dd')
        .innerText();
    });
    const { page } = stranger;
    for (const [typed, title] of [
      [code.toLowerCase(), t('honours.check.found')],
      [code.slice(0, -1) + (code.endsWith('7') ? '8' : '7'), t('honours.check.notFound')],
    ] as const) {
      await open(page, routes.public.checkPaper());
      const form = page.locator('main form');
      await form.getByRole('textbox').fill(typed);
      await form.getByRole('button').click();
      await page.getByText(title).first().waitFor();
    }
  });
});

describe('Without script, the officers', () => {
  it('record a gift; what cannot be read is refused in words and stays in the form', async () => {
    await atWork('thuquy.xa', async (page) => {
      await office.typeGift(page, { donor: known, amount: 'hai chục' });
      expect(await office.saveGift(page)).toContain(t('ui.errorSummaryTitle'));
      expect(await page.locator('input[name="donor"]').inputValue()).toBe(known);
      await page.locator('input[name="amount"]').fill('1tr750');
      const answer = await office.saveGift(page);
      expect(answer).toContain('1.750.000 đồng');
      expect(office.voucherOf(answer)).toMatch(/^PT \d+\/2026$/);
      const paper = page.getByRole('link', { name: t('contributions.saved.print') });
      expect(isWholePdf(await fileBehind(page, paper))).toBe(true);
    });
  });

  it('confirm the cash that the accountant has keyed', async () => {
    const amount = formatVndUnit(540_000n);
    await atWork('ketoan.xa', async (page) => {
      await office.typeGift(page, { donor: known, amount: '540k' });
      expect(await office.saveGift(page)).toContain(t('contributions.saved.waiting', { amount }));
    });
    await atWork('thuquy.xa', async (page) => {
      expect(office.voucherOf(await office.confirmCash(page, known, amount))).toMatch(/^PT \d+\/2026$/);
    });
  });

  it('open a round and nominate in it', async () => {
    await atWork('thuky.xa', async (page) => {
      await open(page, routes.office.newAwardRound(commune));
      await page.locator('input[name="name"]').fill(round.name);
      await page.locator('input[name="slug"]').fill(round.slug);
      await page.locator('input[name="deadlineOn"]').fill('30/06/2027');
      await page.getByRole('button', { name: t('awards.round.submit') }).click();
      await page.getByText(t('awards.done.opened')).waitFor();
    });
    await atWork('uyvien2.xa', async (page) => {
      await open(page, routes.office.newAwardDossier(commune, round.slug));
      await page.getByRole('textbox', { name: t('awards.form.name'), exact: true }).fill('Cao Minh Đạo');
      await page.getByRole('button', { name: t('awards.form.submit') }).click();
      await page.getByText(t('awards.done.submitted')).waitFor();
      expect(await page.locator('h1').innerText()).toContain('Cao Minh Đạo');
    });
  });

  it('approve an award with their PIN, and not with a wrong one', async () => {
    const candidate = 'Phạm Minh Triết';
    const approve = async (page: Page, pin: string) => {
      await open(page, routes.office.awardDecision(commune, tet));
      const form = formWith(page, t('awards.decision.approveSubmit'));
      await form.getByRole('checkbox', { name: new RegExp(candidate) }).check();
      await form.getByLabel(t('ui.pinLabel')).fill(pin);
      await form.getByRole('button').click();
    };
    await atWork('uyvien4.xa', async (page) => {
      await approve(page, '135790');
      await refusal(page).getByText(t('errors.access.wrongPin')).first().waitFor();
      await approve(page, pinOf('uyvien4.xa'));
      await page.getByText(t('awards.done.approved')).waitFor();
      // The last row that names the candidate is the one among the awards; above it stands the difference to the rules.
      const row = page.getByRole('row').filter({ hasText: candidate }).last();
      expect(await row.innerText()).toContain(t('awards.decision.missing', { count: 1 }));
    });
  });

  it('prepare, approve and pay an order', async () => {
    const address = await atWork('ketoan.xa', (page) => office.prepareExpense(page, 'Thuê loa đài', '210k'));
    await atWork('chutich.xa', async (page) => {
      const approved = await office.pressWithPin(page, address, 'approve', pinOf('chutich.xa'));
      expect(approved).toContain(t('payments.status.approved'));
    });
    await atWork('thuquy.xa', async (page) => {
      const paid = await office.pressWithPin(page, address, 'pay', pinOf('thuquy.xa'));
      expect(office.voucherOf(paid)).toMatch(/^PC \d+\/2026$/);
      expect(paid).toContain('Hai trăm mười nghìn đồng');
    });
  });

  it('see what was wrong in a form that comes back folded, and are led to it', async () => {
    await atWork('thuky.xa', async (page) => {
      await open(page, routes.office.legalDocuments(commune));
      const end = page.locator('details', { hasText: t('awards.documents.endSubmit') });
      await end.locator('summary').click();
      await end.getByRole('button', { name: t('awards.documents.endSubmit') }).click();
      await refusal(page).first().waitFor();
      expect(await end.getAttribute('open')).toBeNull();
      expect(await refusal(page).first().isVisible()).toBe(true);
      // The browser goes there a moment after it has drawn the page.
      const inFocus = () => page.evaluate(() => document.activeElement?.className);
      await expect.poll(inFocus, { timeout: 5_000 }).toBe('error-summary');
    });
  });

  it('withdraw a consent: the name leaves the public list, the totals stay', async () => {
    const stranger = await atDesk(browser, undefined, plain);
    const before = { list: await readHonourList(stranger.page), equation: await readEquation(stranger.page) };
    expect(before.list.names).toContain(leaver);
    await atWork('thuky', (page) => office.withdrawName(page, leaver));
    const hasLeft = async () => !(await readHonourList(stranger.page)).names.includes(leaver);
    await expect.poll(hasLeft, { timeout: 3_000, interval: 300 }).toBe(true);
    expect((await readHonourList(stranger.page)).figures).toBe(before.list.figures);
    expect(await readEquation(stranger.page)).toBe(before.equation);
    await stranger.page.context().close();
  });
});
