/**
 * A published page of 200 names under load: processor time a request takes, against a bare Node server and nginx that
 * answer with the same bytes, and against a page of the same rows that Next itself finished while building and serves as it
 * comes. While pages are served, one name is withdrawn and given back: how long until a visitor sees it.
 * Owns the load. Refuses to measure when the page carries a script or still shows the withdrawn name.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@/lib/web/routes';
import { ask } from './ask';
import { type BenchContext, median, ratioOf, throughput } from './measure';
import { type Other, startBareNode, startNextStatic, startNginx } from './other-servers';
import { type Demo, filledYear, fillHonourList, processorUs, withDemo } from './own-demo';

const clients = 16;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const names = 200;
/** Browsers offer all of these; Next's own server knows gzip alone. */
const asked = { ours: { 'Accept-Encoding': 'gzip, deflate, br' }, next: { 'Accept-Encoding': 'gzip' } };

/** Microseconds of processor time of `pid` for one of `count` requests. */
async function costOf(pid: number, url: string, count: number, headers = asked.ours): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  await ask(url, { agent, headers });
  const before = await processorUs(pid);
  await throughput(clients, count, async () => {
    const { status } = await ask(url, { agent, headers });
    if (status >= 500) throw new Error(`${url} answered ${status}.`);
  });
  const used = (await processorUs(pid)) - before;
  agent.destroy();
  return used / count;
}

/** Milliseconds from the moment the consent is ended, or given, until the page says so, while it is asked for all the time. */
async function visibleAfter(
  demo: Demo,
  url: string,
  who: { association: number; partyId: number; name: string },
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const shows = async () => (await ask(url, { agent })).bytes.includes(who.name);
  const times: number[] = [];
  for (const shown of [false, true]) {
    await demo.admin.begin(async (tx) => {
      await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
      await tx`UPDATE app.consent SET withdrawn_at = ${shown ? null : new Date()} WHERE association_id = ${who.association} AND party_id = ${who.partyId}`;
      await tx`SELECT app.purge_public(${who.association}, true)`;
    });
    const start = performance.now();
    while ((await shows()) !== shown) {
      if (performance.now() - start > 10_000) throw new Error('The page did not follow within ten seconds.');
      await pause(5);
    }
    times.push(performance.now() - start);
  }
  agent.destroy();
  return times;
}

/** Runs the benchmark; ratios are processor time of ours / of the baseline (lower is better). */
export function benchPublicPage({ quick }: BenchContext): Promise<object> {
  return withDemo(async (demo) => {
    const who = await fillHonourList(demo.admin, names);
    const url = demo.baseUrl + routes.public.honours({ year: filledYear });
    const { status, bytes } = await ask(url, { headers: asked.ours });
    const page = (await ask(url)).bytes.toString('utf8');
    if (status !== 200 || !page.includes(who.name))
      throw new Error('The page of 200 names is not there: nothing is measured.');
    if (page.includes('<script')) throw new Error('The guard is off: a public page carries a script.');
    const folder = await mkdtemp(join(tmpdir(), 'densach-bench-page-'));
    const others: Other[] = [];
    const started = async <T extends Other | undefined>(one: Promise<T>) => {
      const other = await one;
      if (other) others.push(other);
      return other;
    };
    try {
      await writeFile(join(folder, 'page.br'), bytes);
      const race = {
        bare: await started(startBareNode(join(folder, 'page.br'))),
        nginx: await started(startNginx(folder)),
        next: await started(startNextStatic(join(folder, 'next'), page, names)),
      };
      const nextBytes = (await ask(race.next.url, { headers: asked.next })).bytes.length;
      return { bytes: bytes.length, nextBytes, ...(await measure(demo, { url, ...race, who, quick })) };
    } finally {
      for (const other of others) await other.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

interface Race {
  url: string;
  bare: Other;
  nginx?: Other;
  next: Other;
  who: { association: number; partyId: number; name: string };
  quick: boolean;
}

async function measure(demo: Demo, { url, bare, nginx, next, who, quick }: Race) {
  const [rounds, count] = quick ? [3, 2_000] : [9, 20_000];
  const costs = { ours: [] as number[], bare: [] as number[], nginx: [] as number[], next: [] as number[] };
  const visible: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    costs.ours.push(await costOf(demo.pid, url, count));
    costs.bare.push(await costOf(bare.pid, bare.url, count));
    if (nginx) costs.nginx.push(await costOf(nginx.pid, nginx.url, count));
    costs.next.push(await costOf(next.pid, next.url, Math.max(200, count / 40), asked.next));
    visible.push(...(await visibleAfter(demo, url, who)));
  }
  return {
    ...{ rounds, requestsARound: count, unit: 'microseconds of processor time a request' },
    againstBareNode: ratioOf(costs.ours, costs.bare, false),
    againstNginx: nginx ? ratioOf(costs.ours, costs.nginx, false) : 'nginx is not installed',
    againstNextStatic: ratioOf(costs.ours, costs.next, false),
    visibleMs: { median: Math.round(median(visible)), worst: Math.round(Math.max(...visible)) },
  };
}
