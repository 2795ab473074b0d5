/**
 * What every public page weighs on the wire and how it feels on an old telephone: bytes as sent, script, the largest
 * paint and shifts of the layout, on slow 3G with a processor six times slower and on slow 4G with four times.
 * The baseline of the weight is the emptiest page that Next serves with its own scripts: signing in. Owns the network and
 * the processor of the browser.
 * Refuses pages that answer with an error.
 */
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { publicAddresses } from '@/tests/e2e/public-places';
import { ensureChromium } from '@/tests/setup/chromium';
import type { BenchContext } from './measure';
import { type Demo, filledYear, fillHonourList, withDemo } from './own-demo';

/** Kilobits a second, milliseconds of delay, how many times slower the processor: as web.dev names them. */
const conditions = {
  'slow 3G, 6x': { kbit: 400, delayMs: 400, slower: 6 },
  'slow 4G, 4x': { kbit: 1_600, delayMs: 150, slower: 4 },
} as const;

interface Weight {
  bytes: number;
  scripts: number;
}

/** Bytes of the document and everything it loads, headers left out, compressed as sent. */
async function weigh(page: Page, url: string): Promise<Weight> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.clearBrowserCache');
  let [bytes, scripts] = [0, 0];
  const seen = new Map<string, string>();
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    seen.set(requestId, type);
    if (type === 'Document' && response.status >= 500) throw new Error(`${url} answered ${response.status}.`);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (seen.get(requestId) === 'Script') scripts += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const inline = await page.locator('script:not([type="application/ld+json"])').count();
  await wire.detach();
  return { bytes, scripts: scripts + inline };
}

async function slowDown(
  wire: CDPSession,
  { kbit, delayMs, slower }: (typeof conditions)[keyof typeof conditions],
) {
  await wire.send('Network.enable');
  await wire.send('Network.clearBrowserCache');
  const perSecond = (kbit * 1024) / 8;
  await wire.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: delayMs, downloadThroughput: perSecond, uploadThroughput: perSecond },
  });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slower });
}

interface Felt {
  lcpMs: number;
  cls: number;
}

/** The largest paint and the sum of shifts, as the browser itself writes them down. */
async function feel(browser: Browser, url: string, under: keyof typeof conditions): Promise<Felt> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page), conditions[under]);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  const felt = await page.evaluate(
    () =>
      new Promise<Felt>((resolve) => {
        const found: Felt = { lcpMs: 0, cls: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) found.lcpMs = Math.max(found.lcpMs, entry.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            found.cls += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(found), 1_500);
      }),
  );
  await context.close();
  return { lcpMs: Math.round(felt.lcpMs), cls: Number(felt.cls.toFixed(3)) };
}

/** Runs the benchmark; the ratio is the weight of 200 names here / of a page with Next's own scripts (lower is better). */
export function benchPageWeight({ quick }: BenchContext): Promise<object> {
  return withDemo(async (demo) => {
    await fillHonourList(demo.admin, 200);
    const browser = await chromium.launch({
      executablePath: ensureChromium((line) => console.error(line)),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      return await measure(browser, demo, quick);
    } finally {
      await browser.close();
    }
  });
}

async function measure(browser: Browser, demo: Demo, quick: boolean) {
  const [row] = await demo.admin<{ code: string; slug: string }[]>`
    SELECT v.code, a.slug FROM ledger.voucher v JOIN app.association a ON a.id = v.association_id
     WHERE a.is_default AND v.book = 'PT' ORDER BY v.year, v.number LIMIT 1`;
  const list = routes.public.honours({ year: filledYear });
  const addresses = [list, ...publicAddresses('vi', row!.slug, 2019, row!.code)];
  const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
  const weights: Record<string, Weight> = {};
  for (const address of addresses) weights[address] = await weigh(page, demo.baseUrl + address);
  const withScripts = await weigh(page, demo.baseUrl + routes.signIn());
  const felt: Record<string, Record<string, Felt>> = {};
  for (const address of quick ? addresses.slice(0, 2) : addresses)
    for (const under of Object.keys(conditions) as (keyof typeof conditions)[])
      felt[address] = { ...felt[address], [under]: await feel(browser, demo.baseUrl + address, under) };
  const all = Object.values(felt).flatMap((one) => Object.entries(one));
  const worst = (under: string, of: keyof Felt) =>
    Math.max(...all.filter(([name]) => name === under).map(([, one]) => one[of]));
  const heaviest = Object.entries(weights).toSorted(([, a], [, b]) => b.bytes - a.bytes);
  return {
    unit: 'bytes on the wire, everything the page loads; ms to the largest paint at 360 px',
    of200Names: weights[list],
    nextsOwnEmptiestPage: withScripts,
    against: Number((weights[list]!.bytes / withScripts.bytes).toPrecision(3)),
    heaviest: Object.fromEntries(heaviest.slice(0, 5)),
    scriptsAnywhere: Object.values(weights).reduce((sum, { scripts }) => sum + scripts, 0),
    worst: Object.fromEntries(
      Object.keys(conditions).map((under) => [
        under,
        { lcpMs: worst(under, 'lcpMs'), cls: worst(under, 'cls') },
      ]),
    ),
    felt,
  };
}
