/**
 * A page of the office while visitors storm the public pages: its time alone and during the storm, in turns.
 * The storm asks for kept pages from sixteen connections and drops all of them every second, so that renders happen too.
 * Owns signing in and the storm. Refuses to measure a page that a stranger gets.
 */
import { Agent } from 'node:http';
import { chromium } from '@playwright/test';
import { routes } from '@/lib/web/routes';
import { publicAddresses } from '@/tests/e2e/public-places';
import { ensureChromium } from '@/tests/setup/chromium';
import { ask } from './ask';
import { type BenchContext, percentile, ratioOf } from './measure';
import { type Demo, fillHonourList, withDemo } from './own-demo';

/** Signs in through the form, as a person does, and returns the cookies. */
async function signIn({ baseUrl, accounts }: Demo): Promise<string> {
  const { login, password } = accounts.find((one) => one.login === 'ketoan')!;
  const browser = await chromium.launch({
    executablePath: ensureChromium((line) => console.error(line)),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(baseUrl + routes.signIn());
    await page.locator('form input[name="login"]:not([type="hidden"])').fill(login);
    await page.locator('form input[name="password"]:not([type="hidden"])').fill(password);
    await Promise.all([
      page.waitForURL((url) => !url.pathname.startsWith(routes.signIn())),
      page.locator('form:has(input[name="login"]:not([type="hidden"])) button[type="submit"]').click(),
    ]);
    return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

interface Storm {
  /** Stops it; how many public pages were served, and how many were not. */
  end: () => Promise<{ served: number; refused: number }>;
}

function storm(demo: Demo, addresses: string[]): Storm {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let [isOver, served, refused] = [false, 0, 0];
  const visitor = async (first: number) => {
    for (let at = first; !isOver; at += 1) {
      const { status } = await ask(demo.baseUrl + addresses[at % addresses.length]!, { agent });
      if (status === 200) served += 1;
      else refused += 1;
      // A visitor reads; sixteen connections of this kind are some hundred people.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const visitors = Array.from({ length: 16 }, (_, first) => visitor(first));
  const purge = setInterval(
    () => void demo.admin`SELECT pg_notify('densach_purge', '*')`.catch(() => {}),
    1_000,
  );
  return {
    end: async () => {
      isOver = true;
      clearInterval(purge);
      await Promise.all(visitors);
      agent.destroy();
      return { served, refused };
    },
  };
}

/** Runs the benchmark; the ratio is time under the storm / time alone (lower is better). */
export function benchStaffUnderLoad({ quick }: BenchContext): Promise<object> {
  return withDemo(async (demo) => {
    await fillHonourList(demo.admin, 200);
    const [home] = await demo.admin<{ slug: string }[]>`SELECT slug FROM app.association WHERE is_default`;
    const page = demo.baseUrl + routes.office.contributions(home!.slug);
    const headers = { cookie: await signIn(demo) };
    if ((await ask(page)).status === 200) throw new Error('The guard is off: a stranger reads the office.');
    if ((await ask(page, { headers })).status !== 200)
      throw new Error('Signing in failed: nothing is measured.');
    const addresses = publicAddresses('vi', home!.slug, 2019, 'X').filter((one) => !one.includes('/kt'));
    const times = { alone: [] as number[], stormy: [] as number[] };
    const once = async (into: number[]) => {
      const start = performance.now();
      if ((await ask(page, { headers })).status !== 200)
        throw new Error('A page of the office failed during the storm.');
      into.push(performance.now() - start);
    };
    const sums = { served: 0, refused: 0 };
    for (let round = 0; round < (quick ? 2 : 6); round += 1) {
      for (let at = 0; at < 20; at += 1) await once(times.alone);
      const visitors = storm(demo, addresses);
      for (let at = 0; at < 20; at += 1) await once(times.stormy);
      const { served, refused } = await visitors.end();
      sums.served += served;
      sums.refused += refused;
    }
    return {
      unit: 'ms for one page of the office; one process, load and server on the same cores',
      ...{ p50: { alone: percentile(times.alone, 0.5), storm: percentile(times.stormy, 0.5) } },
      ...{ p95: { alone: percentile(times.alone, 0.95), storm: percentile(times.stormy, 0.95) } },
      ...{ underStorm: ratioOf(times.stormy, times.alone, false), publicPages: sums },
    };
  });
}
