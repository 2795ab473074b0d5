/**
 * The first five minutes, second part: who may not approve what, and how a payment leaves the box.
 * Each refusal stands beside the same act done rightly.
 */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatVndUnit } from '@/lib/kernel/money';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import * as office from './office-work';
import { as, commune, fileBehind, isWholePdf, open, overflow, refusal, t } from './people';
import { accountOf, desk, phone } from './visitor';

const tet = 'tet-khuyen-hoc-2027';
const ownCandidate = 'Lê Hoàng Anh Tú';
const relatedCandidate = 'Đoàn Thị Hoài Thu';
const decision = routes.office.awardDecision(commune, tet);
const tickOf = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(name) });

/** The number of an award, as the address of its history carries it. */
async function awardNumber(page: Page, name: string): Promise<string> {
  const row = page.getByRole('row').filter({ hasText: name });
  const history = await row.getByRole('link', { name: t('common.actions.history') }).getAttribute('href');
  return history?.split('/').at(-1) ?? '';
}

/** The order of the awards waits in the sample data and is paid once; the phone pays one that is prepared there. */
const windows = [
  {
    ...{ width: 1280, viewport: desk, isPrepared: true },
    order: { reason: 'Chi học bổng, giải thưởng Ngày Khuyến học Việt Nam 2026', typed: '' },
    ...{ amountVnd: 1_500_000n, words: 'Một triệu năm trăm nghìn đồng', paper: 'payments.papers.signSheet' },
  },
  {
    ...{ width: 360, viewport: phone, isPrepared: false },
    order: { reason: 'Mua khung giấy khen', typed: '305k' },
    ...{ amountVnd: 305_000n, words: 'Ba trăm linh năm nghìn đồng', paper: 'payments.papers.voucher' },
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(windows)('Awards at $width px', ({ viewport }) => {
  it('refuses in a plain sentence that a member approves her own candidate, and offers her the others', async () => {
    await as(browser, 'uyvien1.xa', { viewport }, async (page) => {
      await open(page, decision);
      const sentence = `${ownCandidate}: ${t('errors.awards.ownProposal')}`;
      expect(await page.getByText(sentence).isVisible()).toBe(true);
      expect(await tickOf(page, ownCandidate).count()).toBe(0);
      expect(await tickOf(page, relatedCandidate).count()).toBe(1);
      expect(await overflow(page)).toBe(0);
    });
  });

  it('refuses the same when what is sent is forged on the way so that it names her own candidate', async () => {
    await as(browser, 'uyvien1.xa', { viewport }, async (page) => {
      await open(page, decision);
      const own = `${await awardNumber(page, ownCandidate)}@1`;
      const box = tickOf(page, relatedCandidate);
      const shown = (await box.getAttribute('value')) ?? '';
      await page.route('**/quyet-dinh*', (route) => {
        const sent = route.request().postData();
        return route.continue(sent ? { postData: sent.replace(shown, own) } : {});
      });
      await box.check();
      await page.getByLabel(t('ui.pinLabel')).fill(accountOf('uyvien1.xa').pin);
      await page.getByRole('button', { name: t('awards.decision.approveSubmit') }).click();
      await refusal(page).waitFor();
      expect(await refusal(page).innerText()).toContain(t('errors.awards.ownProposal'));
    });
  });

  it('hides a candidate from a related member, in the lists and at the direct address, and from nobody else', async () => {
    const address = await as(browser, 'uyvien2.xa', { viewport }, async (page) => {
      await open(page, routes.office.awardDossiers(commune, tet));
      const href = await page.getByRole('link', { name: relatedCandidate }).getAttribute('href');
      expect(await open(page, href ?? '')).toBe(200);
      return href ?? '';
    });
    await as(browser, 'uyvien3.xa', { viewport }, async (page) => {
      for (const path of [routes.office.awardDossiers(commune, tet), decision]) {
        expect(await open(page, path)).toBe(200);
        expect(await page.content()).not.toContain(relatedCandidate);
        expect(await page.getByText(t('awards.hidden.title', { count: 1 })).isVisible()).toBe(true);
      }
      expect(await open(page, address)).toBe(404);
      expect(await page.content()).not.toContain(relatedCandidate);
    });
  });
});

describe.each(windows)(
  'A payment at $width px',
  ({ viewport, order, isPrepared, amountVnd, words, paper }) => {
    let address = '';
    const atWork = (login: string, work: (page: Page) => Promise<void>) =>
      as(browser, login, { viewport }, work);
    const pinOf = (login: string) => accountOf(login).pin;

    it('waits for the chair: before her approval the cashier has no button to pay with', async () => {
      await atWork('ketoan.xa', async (page) => {
        address = isPrepared
          ? await office.waitingOrder(page, order.reason)
          : await office.prepareExpense(page, order.reason, order.typed);
        await open(page, address);
        expect(await page.getByText(t('payments.act.waitApproval')).isVisible()).toBe(true);
      });
      await atWork('thuquy.xa', async (page) => {
        await open(page, address);
        expect(await page.getByText(t('payments.act.waitApproval')).isVisible()).toBe(true);
        expect(await page.getByLabel(t('ui.pinLabel')).count()).toBe(0);
      });
    });

    it('is not approved with a wrong PIN, and is approved with the chair’s own', async () => {
      await atWork('chutich.xa', async (page) => {
        const wrong = await office.pressWithPin(page, address, 'approve', '135790');
        expect(wrong).toContain(t('errors.access.wrongPin'));
        expect(wrong).toContain(t('payments.order.noApprovals'));
        const right = await office.pressWithPin(page, address, 'approve', pinOf('chutich.xa'));
        expect(right).toContain(t('payments.status.approved'));
        expect(right).not.toContain(t('payments.order.noApprovals'));
        expect(await overflow(page)).toBe(0);
      });
    });

    it('leaves the box with the cashier’s PIN, once, with the amount in words and a paper to print', async () => {
      await atWork('thuquy.xa', async (page) => {
        await open(page, address);
        expect(await page.locator('main').innerText()).toContain(words);
        const paid = await office.pressWithPin(page, address, 'pay', pinOf('thuquy.xa'));
        expect(office.voucherOf(paid)).toMatch(/^PC \d+\/2026$/);
        expect(paid).toContain(formatVndUnit(amountVnd));
        expect(paid).toContain(words);
        expect(isWholePdf(await fileBehind(page, page.getByRole('link', { name: t(paper) })))).toBe(true);
        expect(await page.getByLabel(t('ui.pinLabel')).count()).toBe(0);
        expect(await overflow(page)).toBe(0);
      });
    });
  },
);
