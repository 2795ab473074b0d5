/**
 * A published page of 200 names under load: processor time a request takes, against a bare Node server and nginx that
 * answer with the same bytes, and against a page that Next itself has finished beforehand. While pages are
 * served, one name is withdrawn and given back: how long until a visitor sees it.
 * Owns the load and the other servers. Refuses to measure when the page carries a script or still shows the withdrawn name.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/db/cluster/postmaster';
import { routes } from '@/lib/web/routes';
import { ask } from './ask';
import { type BenchContext, median, ratioOf, throughput } from './measure';
import { type Demo, filledYear, fillHonourList, processorUs, withDemo } from './own-demo';

const clients = 16;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const compressed = { 'Accept-Encoding': 'br' };

/** Microseconds of processor time of `pid` for one of `count` requests. */
async function costOf(pid: number, url: string, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  await ask(url, { agent, headers: compressed });
  const before = await processorUs(pid);
  await throughput(clients, count, async () => {
    const { status } = await ask(url, { agent, headers: compressed });
    if (status >= 500) throw new Error(`${url} answered ${status}.`);
  });
  const used = (await processorUs(pid)) - before;
  agent.destroy();
  return used / count;
}

interface Other {
  url: string;
  pid: number;
  close: () => Promise<void>;
}

const bareServer = (file: string, port: number) => `
  const { createServer } = require('node:http');
  const bytes = require('node:fs').readFileSync(${JSON.stringify(file)});
  createServer((_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', 'Content-Length': bytes.length });
    res.end(bytes);
  }).listen(${port}, '127.0.0.1');`;

const nginxSettings = (folder: string, port: number) => `
  daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr crit;
  events { worker_connections 256; }
  http { access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=10;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder};`).join(' ')}
    server { listen 127.0.0.1:${port}; root ${folder};
      location / { default_type "text/html; charset=utf-8"; add_header Content-Encoding br; try_files /page.br =404; } } }`;

async function startOther(
  command: string,
  args: string[],
  port: number,
  pidOf: (child: ChildProcess) => number,
): Promise<Other> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  const agent = new Agent();
  for (let wait = 0; wait < 100; wait += 1) {
    const answer = await ask(url, { agent }).catch(() => undefined);
    if (answer?.status === 200) break;
    await pause(50);
  }
  const close = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { url, pid: pidOf(child), close };
}

/** Its worker does the work, the master only watches. */
function workerOf(master: ChildProcess): number {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(master.pid)], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n')[0]);
}

const hasNginx = () => spawnSync('nginx', ['-v']).status === 0;

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
    const who = await fillHonourList(demo.admin, 200);
    const url = demo.baseUrl + routes.public.honours({ year: filledYear });
    const { status, bytes } = await ask(url, { headers: compressed });
    const page = (await ask(url)).bytes.toString('utf8');
    if (status !== 200 || !page.includes(who.name))
      throw new Error('The page of 200 names is not there: nothing is measured.');
    if (page.includes('<script')) throw new Error('The guard is off: a public page carries a script.');
    const folder = await mkdtemp(join(tmpdir(), 'densach-bench-page-'));
    await writeFile(join(folder, 'page.br'), bytes);
    const port = await freePort();
    const bare = await startOther(
      process.execPath,
      ['-e', bareServer(join(folder, 'page.br'), port)],
      port,
      (child) => child.pid!,
    );
    const nginx = hasNginx() ? await startNginx(folder) : undefined;
    try {
      return { bytes: bytes.length, ...(await measure(demo, { url, bare, nginx, who, quick })) };
    } finally {
      await bare.close();
      await nginx?.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function startNginx(folder: string): Promise<Other> {
  const port = await freePort();
  await writeFile(join(folder, 'nginx.conf'), nginxSettings(folder, port));
  return startOther('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], port, workerOf);
}

interface Race {
  url: string;
  bare: Other;
  nginx?: Other;
  who: { association: number; partyId: number; name: string };
  quick: boolean;
}

async function measure(demo: Demo, { url, bare, nginx, who, quick }: Race) {
  const [rounds, count] = quick ? [3, 2_000] : [9, 20_000];
  const costs = { ours: [] as number[], bare: [] as number[], nginx: [] as number[], next: [] as number[] };
  const visible: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    costs.ours.push(await costOf(demo.pid, url, count));
    costs.bare.push(await costOf(bare.pid, bare.url, count));
    if (nginx) costs.nginx.push(await costOf(nginx.pid, nginx.url, count));
    // What Next finished while building and keeps in memory: its own page for an address that is not there.
    costs.next.push(
      await costOf(demo.pid, `${demo.baseUrl}${routes.signIn()}/khong-co`, Math.max(200, count / 40)),
    );
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
