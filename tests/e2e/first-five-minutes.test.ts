/**
 * The first five minutes of a stranger with the sample data, on a desk and on a phone: the open pages, then gifts.
 * Each sentence is a promise of the product; each refusal stands beside the same act done rightly.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import * as office from './office-work';
import {
  amountsIn,
  as,
  atDesk,
  commune,
  type Desk,
  fileBehind,
  isWholePdf,
  open,
  overflow,
  t,
} from './people';
import * as reading from './public-reading';
import { desk, phone } from './visitor';

/** Nine years old: the guardian agreed to be named, the child did not. */
const unnamedChild = 'Phạm Thị Ánh Nguyệt';

/** The same minutes twice, with other gifts the second time. */
const windows = [
  {
    ...{ width: 1280, viewport: desk },
    gift: { donor: 'dong ho quach', known: 'Dòng họ Quách thôn Hai', amount: '2tr5', amountVnd: 2_500_000n },
    waiting: { donor: 'sao mai', known: 'Hợp tác xã Sao Mai', amount: '1,2 triệu', amountVnd: 1_200_000n },
  },
  {
    ...{ width: 360, viewport: phone },
    gift: { donor: 'truong thcs', known: 'Trường THCS xã', amount: '1tr2', amountVnd: 1_200_000n },
    waiting: { donor: 'tram y te', known: 'Công đoàn Trạm Y tế xã', amount: '650k', amountVnd: 650_000n },
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(windows)('What the public sees at $width px', ({ viewport }) => {
  let stranger: Desk;
  beforeAll(async () => {
    stranger = await atDesk(browser, undefined, { viewport });
  });
  afterAll(() => stranger?.page.context().close());

  it('opens with a banner that says the data are samples, and with real numbers of which none is zero', async () => {
    const { page } = stranger;
    expect(await open(page, '/')).toBe(200);
    expect(await page.getByText(t('common.demo.title')).first().isVisible()).toBe(true);
    const amounts = await amountsIn(page.locator('.figures'));
    expect(amounts).toContain(77_867_500n);
    expect(amounts.filter((amount) => amount <= 0n)).toEqual([]);
    const counts = (await page.locator('.figure').allInnerTexts()).join(' ');
    expect(counts).toContain(t('honours.home.people', { count: 29 }));
    expect(await overflow(page)).toBe(0);
  });

  it('names people for merit, tells the money only as a sum, and no word or name gives a poor child away', async () => {
    const { page } = stranger;
    const { names, figures } = await reading.readHonourList(page);
    expect(names).toContain('Đinh Thị Thanh Thiên');
    expect(names.length).toBeGreaterThan(20);
    expect(figures).toContain('4 suất – 2.000.000 đồng');
    expect(figures).toContain('Trao cho 3 học sinh, 1 giáo viên.');
    const source = await page.content();
    expect(source).not.toContain(unnamedChild);
    expect(source.toLowerCase()).not.toContain('khó khăn');
    expect(source).not.toContain('specialHardship');
    expect(await overflow(page)).toBe(0);
  });

  it('finds “Đồng Thịnh” when “dong thinh” is typed, and only that', async () => {
    const { page } = stranger;
    await open(page, routes.public.honours(reading.story));
    const everyone = await reading.shownNames(page);
    await page.getByRole('searchbox', { name: t('honours.list.search') }).fill('dong thinh');
    await page.getByRole('button', { name: t('honours.list.find') }).click();
    await page.waitForURL(/q=/);
    const rows = await page.locator('main tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(everyone.length);
    expect(rows.filter((row) => !row.includes('Đồng Thịnh'))).toEqual([]);
  });

  it('tells the fund of 2019 as one sum that is right, and every number in it opens vouchers that add up to it', async () => {
    const { page } = stranger;
    expect(await reading.readEquation(page)).toBe(
      '51.850.000 đồng + 28.017.500 đồng − 2.000.000 đồng = 77.867.500 đồng',
    );
    expect(await overflow(page)).toBe(0);
    expect(await reading.followNumber(page, 'opening')).toBe((await reading.addUpVouchers(page)).inVnd);
    expect(await reading.followNumber(page, 'in')).toBe(28_017_500n);
    const received = await reading.addUpVouchers(page);
    expect(received).toMatchObject({ inVnd: 28_017_500n, outVnd: 0n });
    expect(received.counted).toEqual(['PT 02/2019', 'BC 01/2019', 'PT 03/2019', 'BC 02/2019']);
    expect(await reading.followNumber(page, 'out')).toBe(-(await reading.addUpVouchers(page)).outVnd);
    expect(await reading.followNumber(page, 'closing')).toBe(77_867_500n);
    const year = await reading.addUpVouchers(page);
    expect(year.inVnd - year.outVnd).toBe(77_867_500n);
    expect(year.listed).toContain('PT 01/2019');
    expect(year.counted).not.toContain('PT 01/2019');
  });

  it('does all this without a fault on any page', () => expect(stranger.faults).toEqual([]));
});

describe.each(windows)('Money in at $width px', ({ viewport, gift, waiting }) => {
  it('takes a gift in two fields, says the amount in words while typing, and hands out two PDF papers', async () => {
    await as(browser, 'thuquy.xa', { viewport }, async (page) => {
      await office.typeGift(page, gift);
      await page.getByText(vndInWords(gift.amountVnd), { exact: true }).first().waitFor();
      expect(await overflow(page)).toBe(0);
      const answer = await office.saveGift(page);
      expect(answer).toContain(formatVndUnit(gift.amountVnd));
      expect(office.voucherOf(answer)).toMatch(/^PT \d+\/2026$/);
      for (const paper of ['contributions.saved.print', 'contributions.saved.receipt'])
        expect(isWholePdf(await fileBehind(page, page.getByRole('link', { name: t(paper) })))).toBe(true);
    });
  });

  it('keeps the accountant’s cash out of the books until the cashier says with one tap that it is there', async () => {
    const amount = formatVndUnit(waiting.amountVnd);
    await as(browser, 'ketoan.xa', { viewport }, async (page) => {
      await office.typeGift(page, waiting);
      const answer = await office.saveGift(page);
      expect(answer).toContain(t('contributions.saved.waiting', { amount }));
      expect(office.voucherOf(answer)).toBe('');
      await open(page, routes.office.contributions(commune));
      await page.getByText(amount).first().waitFor();
      expect(await page.getByRole('button', { name: t('contributions.waiting.confirm') }).count()).toBe(0);
    });
    await as(browser, 'thuquy.xa', { viewport }, async (page) => {
      const answer = await office.confirmCash(page, waiting.known, amount);
      expect(office.voucherOf(answer)).toMatch(/^PT \d+\/2026$/);
    });
  });
});
