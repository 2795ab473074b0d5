/**
 * A family answers on a telephone, without script and without an account, and takes everything back with one press on the
 * same link. Every public address of both languages is read before and after: the name comes, and is gone everywhere,
 * while the totals stay.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { launchBrowser } from '../setup/browser';
import { withConnection } from '../setup/connection';
import { as, atDesk, type Desk, district, formWith, open, overflow, t } from './people';
import { PlainBrowser } from './plain-browser';
import { publicAddresses, publicFiles } from './public-places';
import { readHonourList } from './public-reading';
import { phone } from './visitor';

const round = 'tet-khuyen-hoc-2019';
const child = 'Phạm Thị Ánh Nguyệt';
const school = 'Trường Tiểu học Lam Sơn';
const plain = { javaScriptEnabled: false, viewport: phone };

let browser: Browser;
let family: Desk;
let link: string;
beforeAll(async () => {
  browser = await launchBrowser();
  family = await atDesk(browser, undefined, plain);
});
afterAll(() => browser?.close());

const awardOf = (name: string) =>
  withConnection(ownWeb().superuserUrl, async (sql) => {
    const [row] = await sql<{ id: string }[]>`
      SELECT w.id FROM app.award w JOIN app.personal_value v ON v.association_id = w.association_id AND v.party_id = w.party_id
       WHERE v.field = 'name' AND v.value = ${name} AND v.ended_at IS NULL AND w.status = 'decided'`;
    return Number(row!.id);
  });

/** The secretary makes the child's link; returns its path. */
const makeLink = async () => {
  const awardId = await awardOf(child);
  return as(browser, 'thuky', plain, async (page) => {
    await open(page, routes.office.askedPerson(district, { round, awardId }));
    await formWith(page, t('consents.office.makeLink')).getByRole('button').click();
    expect(await page.locator('svg.square').count()).toBe(1);
    expect(await overflow(page)).toBe(0);
    return new URL(await page.locator('main code.reference').first().innerText()).pathname;
  });
};

/** Searches are counted by address: whoever asks too often waits a second. */
async function patiently(visitor: PlainBrowser, path: string): ReturnType<PlainBrowser['request']> {
  for (;;) {
    const answer = await visitor.request(path);
    if (answer.status !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** What every public address of the association answers, in both languages and as files. */
async function readEverything(): Promise<Record<string, string>> {
  const visitor = new PlainBrowser();
  const read: Record<string, string> = {};
  const places = (['vi', 'en'] as const).flatMap((lang) => publicAddresses(lang, district, 2019, 'KHONGCO'));
  const files = publicFiles(district, 2019).map(({ path }) => path);
  const searches = ['/vinh-danh/2019', '/vinh-danh/tim', '/en/vinh-danh/tim'].map(
    (path) => `${path}?q=${encodeURIComponent('anh nguyet')}`,
  );
  const found = [...new Set([...places, ...files, ...searches])];
  for (const path of found) read[path] = await (await patiently(visitor, path)).text();
  return read;
}
const placesWith = (pages: Record<string, string>, text: string) =>
  Object.entries(pages).flatMap(([path, body]) => (body.normalize('NFC').includes(text) ? [path] : []));

describe('A family with a link', () => {
  it('sees what would be published and that saying no changes nothing, and nothing is ticked', async () => {
    expect(placesWith(await readEverything(), child)).toEqual([]);
    link = await makeLink();
    const { page } = family;
    await open(page, link);
    expect(await page.locator('main').innerText()).toContain(child);
    expect(await page.locator('main').innerText()).toContain(t('consents.words.noChange'));
    expect(await page.locator('main').innerText()).toContain(school);
    expect(await page.locator('main input:checked').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
  });

  it('is told what is missing, keeps what was ticked, and nothing was written', async () => {
    const { page } = family;
    await page.locator('input[name="guardianChosen"][value="publish:name"]').check();
    await page.getByRole('button', { name: t('consents.link.submit') }).click();
    await page.getByText(t('errors.consents.notChosen')).first().waitFor();
    expect(await page.locator('input[name="guardianChosen"][value="publish:name"]').isChecked()).toBe(true);
    expect(placesWith(await readEverything(), child)).toEqual([]);
  });

  it('answers for both, and the name stands on the honour list and nowhere it was not agreed to', async () => {
    const { page } = family;
    await page.locator('input[name="representative"]').fill('Phạm Văn Điền');
    await page.locator('input[name="relation"][value="father"]').check();
    await page.locator('input[name="guardianReads"]').check();
    await page.locator('input[name="selfChosen"][value="publish:name"]').check();
    await page.locator('input[name="selfReads"]').check();
    await page.getByRole('button', { name: t('consents.link.submit') }).click();
    await page.getByText(t('consents.link.done')).waitFor();
    const pages = await readEverything();
    const named = placesWith(pages, child);
    expect(named).toContain('/vinh-danh/2019');
    for (const place of ['/en/vinh-danh/2019', '/du-lieu/vinh-danh-2019.csv', '/nhung'])
      expect(named).toContain(place);
    expect(named.some((path) => path.startsWith('/vinh-danh/tim?'))).toBe(true);
    expect(named.filter((path) => !/vinh-danh|nhung$/.test(path))).toEqual([]);
    for (const path of named) expect(pages[path]!.split(child)[1]!.slice(0, 400), path).not.toContain(school);
  });

  it('takes everything back with one press: gone from every address within a minute, totals stay', async () => {
    const { page } = family;
    const before = await readHonourList((await atDesk(browser, undefined, { viewport: phone })).page);
    await open(page, link);
    await page.getByRole('button', { name: t('consents.link.withdraw') }).click();
    const pressed = Date.now();
    await page.getByText(t('consents.link.withdrawn')).waitFor();
    expect(placesWith(await readEverything(), child)).toEqual([]);
    expect(Date.now() - pressed).toBeLessThan(60_000);
    const after = await readHonourList((await atDesk(browser, undefined, { viewport: phone })).page);
    expect(after.figures).toBe(before.figures);
    expect(before.names.filter((name) => !after.names.includes(name))).toEqual([child]);
  });

  it('finds the same page behind a wrong secret and behind a closed link, kept by nobody', async () => {
    const awardId = await awardOf(child);
    await as(browser, 'thuky', plain, async (page) => {
      await open(page, routes.office.askedPerson(district, { round, awardId }));
      await page.locator('details summary').click();
      await page.locator('input[name="cause"][value="lost"]').check();
      await formWith(page, t('consents.office.close')).getByRole('button').click();
      await page.getByText(t('consents.office.done.dong')).waitFor();
    });
    const visitor = new PlainBrowser();
    const [closed, wrong] = [
      await visitor.request(link),
      await visitor.request(routes.answerConsent('khong-co-that')),
    ];
    expect(closed.headers.get('cache-control')).toMatch(/no-store/);
    const bodies = [await closed.text(), await wrong.text()];
    expect(bodies[0]).toContain(t('links.ended'));
    expect(bodies.map((body) => body.includes(child))).toEqual([false, false]);
  });
});
