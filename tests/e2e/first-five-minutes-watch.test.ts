/**
 * The first five minutes, last part: a name is withdrawn, the inspector looks, and the log is checked from outside.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatVnd } from '@/lib/kernel/money';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '../setup/browser';
import { verify, withForgedAmount } from './behind-the-back';
import { withdrawName } from './office-work';
import { amountsIn, as, atDesk, type Desk, district, open, overflow, t } from './people';
import { readEquation, readHonourList } from './public-reading';
import { desk, phone } from './visitor';

/** A child whose guardian agreed too, and a grown-up. */
const windows = [
  { width: 1280, viewport: desk, leaver: 'Trịnh Thị Vy Lam' },
  { width: 360, viewport: phone, leaver: 'Cao Thị Quỳnh Vân' },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(windows)('A withdrawn consent at $width px', ({ viewport, leaver }) => {
  it('takes the name off the public list within three seconds and leaves every total as it was', async () => {
    const stranger = await atDesk(browser, undefined, { viewport });
    const before = { list: await readHonourList(stranger.page), equation: await readEquation(stranger.page) };
    expect(before.list.names).toContain(leaver);
    await as(browser, 'thuky', { viewport }, (page) => withdrawName(page, leaver));
    const hasLeft = async () => !(await readHonourList(stranger.page)).names.includes(leaver);
    await expect.poll(hasLeft, { timeout: 3_000, interval: 300 }).toBe(true);
    const after = await readHonourList(stranger.page);
    expect(after.names).toEqual(before.list.names.filter((name) => name !== leaver));
    expect(after.figures).toBe(before.list.figures);
    expect(await stranger.page.content()).not.toContain(leaver);
    expect(await readEquation(stranger.page)).toBe(before.equation);
    expect(stranger.faults).toEqual([]);
    await stranger.page.context().close();
  });
});

describe.each(windows)('What the inspector sees at $width px', ({ viewport }) => {
  let inspector: Desk;
  beforeAll(async () => {
    inspector = await atDesk(browser, 'kiemtra', { viewport });
  });
  afterAll(() => inspector?.page.context().close());

  it('shows the mistake of 5.400.000 struck through as HUỶ and linked to its reversal, and the right 4.500.000', async () => {
    const { page } = inspector;
    await open(page, routes.office.contributions(district));
    const wrong = page.getByRole('row').filter({ hasText: 'PT 01/2019' });
    expect(await wrong.locator('s').innerText()).toBe(formatVnd(5_400_000n));
    expect(await wrong.getByText(t('contributions.statuses.voided'), { exact: true }).isVisible()).toBe(true);
    const right = page.getByRole('row').filter({ hasText: 'PT 02/2019' });
    expect(await amountsIn(right)).toEqual([4_500_000n]);
    expect(await right.locator('s').count()).toBe(0);
    await wrong.getByRole('link', { name: 'PT 01/2019' }).click();
    await page.getByText(t('contributions.detail.voidedTitle')).waitFor();
    await page.getByRole('link', { name: 'PKT 02/2019', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /PKT 02\/2019/ }).waitFor();
    expect(await page.getByRole('link', { name: 'PT 01/2019', exact: true }).isVisible()).toBe(true);
    expect(await overflow(page)).toBe(0);
  });

  it('leads in one click from an amount to who wrote it, when, and for which day', async () => {
    const { page } = inspector;
    await open(page, routes.office.contribution(district, { book: 'PT', year: 2019, number: 1 }));
    await page.getByRole('link', { name: `${t('common.actions.history')} PT 01/2019` }).click();
    await page.getByText(t('audit.history.reversedBy', { ref: 'PKT 02/2019' })).waitFor();
    const story = await page.locator('main').innerText();
    expect(story).toContain(t('audit.page.documentDate', { date: '10/01/2019' }));
    expect(story).toMatch(/\d\d:\d\d \d\d\/\d\d\/20(?!19)\d\d/);
    expect(story).toContain('5.400.000');
    expect(await overflow(page)).toBe(0);
  });

  it('says how far the chain of the log is unbroken', async () => {
    const { page } = inspector;
    await open(page, routes.office.audit(district));
    const badge = t('audit.chain.badge', { number: '' });
    expect(await page.locator('.tag').filter({ hasText: badge }).innerText()).toMatch(/#[1-9][\d.]*$/);
    expect(await overflow(page)).toBe(0);
    expect(inspector.faults).toEqual([]);
  });
});

describe('The check from outside', () => {
  it('finds nothing after all this, names the voucher whose amount somebody changed, and is content once it is back', async () => {
    const clean = await verify();
    expect(clean).toMatchObject({ code: 0 });
    expect(clean.output).toContain(
      t('audit.verify.clean', { entries: '', vouchers: '', rows: '', texts: '', checkpoints: '' }).split(
        ':',
      )[0],
    );
    const forged = await withForgedAmount(2, 45_000_000n, verify);
    expect(forged.code).toBe(1);
    expect(forged.output).toContain('PT 02/2019');
    expect(forged.output).toContain('45.000.000');
    expect(forged.output).not.toContain('PT 03/2019');
    expect(await verify()).toMatchObject({ code: 0 });
  });
});
