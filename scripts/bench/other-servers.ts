/**
 * What a published page is held against: bare Node and nginx that send the same bytes, and Next itself with a finished page
 * of the same rows.
 * Owns starting and ending them and the small Next application. Refuses to measure a page that Next renders on request.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { freePort } from '@/db/cluster/postmaster';
import { ask } from './ask';

export interface Other {
  url: string;
  pid: number;
  close: () => Promise<void>;
}

interface Start {
  command: string;
  args: string[];
  port: number;
  folder?: string;
  pidOf?: (child: ChildProcess) => number;
}

async function start({ command, args, port, folder, pidOf = (child) => child.pid! }: Start): Promise<Other> {
  const child = spawn(command, args, { stdio: 'ignore', cwd: folder });
  const url = `http://127.0.0.1:${port}/`;
  const close = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  const agent = new Agent();
  for (let wait = 0; wait < 400; wait += 1) {
    const answer = await ask(url, { agent }).catch(() => undefined);
    if (answer?.status === 200) return { url, pid: pidOf(child), close };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await close();
  throw new Error(`${command} did not answer within twenty seconds.`);
}

const bareProgram = (file: string, port: number) => `
  const { createServer } = require('node:http');
  const bytes = require('node:fs').readFileSync(${JSON.stringify(file)});
  createServer((_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', 'Content-Length': bytes.length });
    res.end(bytes);
  }).listen(${port}, '127.0.0.1');`;

/** A server of a few lines that sends the bytes of `file`, which are compressed already. */
export async function startBareNode(file: string): Promise<Other> {
  const port = await freePort();
  return start({ command: process.execPath, args: ['-e', bareProgram(file, port)], port });
}

const nginxSettings = (folder: string, port: number) => `
  daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr crit;
  events { worker_connections 256; }
  http { access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=10;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder};`).join(' ')}
    server { listen 127.0.0.1:${port}; root ${folder};
      location / { default_type "text/html; charset=utf-8"; add_header Content-Encoding br; try_files /page.br =404; } } }`;

/** Its worker does the work, the master only watches. */
function workerOf(master: ChildProcess): number {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(master.pid)], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n')[0]);
}

/** nginx with the file `page.br` of `folder`; undefined where it is not installed. */
export async function startNginx(folder: string): Promise<Other | undefined> {
  if (spawnSync('nginx', ['-v']).status !== 0) return undefined;
  const port = await freePort();
  await writeFile(join(folder, 'nginx.conf'), nginxSettings(folder, port));
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')];
  return start({ command: 'nginx', args, port, pidOf: workerOf });
}

/** The rows of a table as they stand in a finished page: texts of the cells, and where the first one leads. */
function rowsOf(html: string): { href: string; cells: string[] }[] {
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].flatMap(([, row = '']) => {
    const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, '').trim(),
    );
    const href = /<th[^>]*scope="row"[^>]*>.*?href="([^"]*)"/s.exec(row)?.[1] ?? '';
    return row.includes('scope="row"') ? [{ href, cells }] : [];
  });
}

const layoutText = `
export default function Layout({ children }) { return <html lang="vi"><body>{children}</body></html>; }`;
const pageText = `
import rows from './rows.json';
export const metadata = { title: 'Honours' };
export default function Page() {
  return <main><h1>Honours</h1><table><tbody>{rows.map(({ href, cells: [name, ...rest] }, at) => (
    <tr key={at}><th scope="row">{href ? <a href={href}>{name}</a> : name}</th>{rest.map((cell, i) => <td key={i}>{cell}</td>)}</tr>
  ))}</tbody></table></main>;
}`;

/**
 * Next's own server, as `next build` and `next start` leave it without any settings, with one page that it finished while
 * building: the table of `html` and nothing around it. Throws when that page has other rows or is not static.
 */
export async function startNextStatic(folder: string, html: string, count: number): Promise<Other> {
  const rows = rowsOf(html);
  if (rows.length !== count) throw new Error(`The page has ${rows.length} rows, not ${count}.`);
  await mkdir(join(folder, 'app'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "name": "held-against", "private": true }');
  await writeFile(join(folder, 'app/layout.js'), layoutText);
  await writeFile(join(folder, 'app/page.js'), pageText);
  await writeFile(join(folder, 'app/rows.json'), JSON.stringify(rows));
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const next = join(folder, 'node_modules/next/dist/bin/next');
  // The other bundler does not follow a linked folder; what is served is the same.
  const built = spawnSync(process.execPath, [next, 'build', '--webpack'], { cwd: folder, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`Next did not build the page held against:\n${built.stderr}`);
  const kept = await readFile(join(folder, '.next/server/app/index.html'), 'utf8').catch(() => '');
  if (rowsOf(kept).length !== count) throw new Error('Next did not finish its page while building.');
  const port = await freePort();
  const args = [next, 'start', '-p', String(port), '-H', '127.0.0.1'];
  return start({ command: process.execPath, args, port, folder });
}
