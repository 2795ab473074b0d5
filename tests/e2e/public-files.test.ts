/**
 * Files beside the public pages, over the whole server: each at its address, under its type, asked for again for nothing,
 * and without a name in the moment after a consent was withdrawn.
 */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileName } from '@/lib/honours/rules/open-data';
import { oldAddresses } from '@/lib/web/old-addresses';
import { routes } from '@/lib/web/routes';
import { launchBrowser } from '@/tests/setup/browser';
import { ownWeb } from '@/tests/setup/site';
import { commune, district } from './pages';
import { HONOUR_EXAMPLE, publicAddresses, publicFiles } from './public-places';

const fetchFile = (path: string, init?: RequestInit) =>
  fetch(new URL(path, ownWeb().baseUrl), { redirect: 'manual', ...init });

const places = [
  ...publicFiles(district, 2019).map((file) => [file.path, file.type] as const),
  ...publicFiles(commune, 2026).map((file) => [file.path, file.type] as const),
];

describe('every file', () => {
  it.each(places)('%s is there, answers HEAD and 304, and sends no cookie', async (path, type) => {
    const answer = await fetchFile(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await answer.text()).length).toBeGreaterThan(20);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    const again = await fetchFile(path, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    const head = await fetchFile(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    expect((await fetchFile(path, { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('on the pages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('each list leads to its own files, and all of them stand on the page of the data', async () => {
    const page = await browser.newPage();
    const linked = async (path: string) => {
      await page.goto(String(new URL(path, ownWeb().baseUrl)));
      return page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    };
    const file = (list: 'honours' | 'donors' | 'ledger' | 'rounds', year?: number) =>
      routes.public.openDataFile({ file: openFileName(list, 'csv', year) });
    expect(await linked(routes.public.honours({ year: 2019 }))).toContain(file('honours', 2019));
    expect(await linked(routes.public.donorRoll({ year: 2019 }))).toContain(file('donors', 2019));
    expect(await linked(routes.public.transparency({ year: 2019 }))).toContain(file('ledger', 2019));
    expect(await linked(routes.public.publicLedger({ query: { nam: 2019 } }))).toContain(
      file('ledger', 2019),
    );
    for (const lang of [undefined, 'en'] as const) {
      const onThePage = await linked(routes.public.openData({ lang }));
      for (const { path } of publicFiles(district, 2019))
        if (path.startsWith(routes.public.openData())) expect(onThePage).toContain(path);
    }
    for (const hoi of [undefined, commune]) {
      const all = await linked(routes.public.openData({ hoi }));
      const data = all.filter((path) => path?.startsWith(`${routes.public.openData({ hoi })}/`));
      expect(data.length).toBeGreaterThan(6);
      for (const path of data) expect([path, (await fetchFile(path ?? '')).status]).toEqual([path, 200]);
    }
    await page.close();
  });
});

describe('search engines', () => {
  const mapOf = async (path: string) => {
    const text = await (await fetchFile(path)).text();
    return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => new URL(place!).pathname);
  };

  it('are led to pages that are there and may be shown; every other public page keeps them away', async () => {
    const mapped = new Set([
      ...(await mapOf(routes.public.siteMap())),
      ...(await mapOf(routes.public.siteMap({ hoi: commune }))),
    ]);
    const all = (['vi', 'en'] as const).flatMap((lang) => [
      ...publicAddresses(lang, district, 2019, 'CODE'),
      ...publicAddresses(lang, commune, 2026, 'CODE'),
    ]);
    expect(mapped.size).toBeGreaterThan(20);
    for (const path of new Set([...mapped, ...all])) {
      const answer = await fetchFile(path);
      // The code of an honour is made up here: that page is gone, and kept away like every page of a person.
      const isMadeUp = path.includes(HONOUR_EXAMPLE);
      expect([path, answer.status]).toEqual([path, isMadeUp ? 410 : 200]);
      const isClosed = (await answer.text()).includes('<meta name="robots" content="noindex"/>');
      // The form that checks a paper is one page for all associations and stands in no map.
      if (!/\/kt$/.test(path)) expect([path, isClosed]).toEqual([path, !mapped.has(path)]);
    }
  });
});

describe('old addresses', () => {
  it.each(oldAddresses.filter(([, now]) => now[0] !== 'van-dong').map(([old]) => old.join('/')))(
    '/%s still leads to a page',
    async (old) => {
      const first = await fetchFile(`/${old}`);
      expect(first.status).toBe(308);
      expect((await fetchFile(first.headers.get('location') ?? '')).status).toBe(200);
    },
  );
});
