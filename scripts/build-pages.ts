/**
 * The production build, made only when it is missing or older than the sources.
 * Owns: the fingerprint of everything the build reads (kept beside the build) and one build at a time per folder.
 * Refuses to hand database addresses or secrets to the build: it needs none.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '@/db/cluster/lock';

const sources = ['app', 'components', 'lib', 'messages', 'db', 'public', 'styles'];
const files = ['package.json', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts'];
const secrets = /^(DB_URL_|DATABASE_|NEXTAUTH_|ROLE_SECRET|TEST_DATABASE_URL)/;

/** Folder of the build: `.next`, unless NEXT_DIST_DIR names another one. */
export function buildFolder(): string {
  return process.env.NEXT_DIST_DIR || '.next';
}

/** True when the build in `folder` was made from exactly these sources. */
export async function isBuildCurrent(folder: string): Promise<boolean> {
  const stamp = await readFile(stampOf(folder), 'utf8').catch(() => '');
  return stamp === (await fingerprint()) && existsSync(join(folder, 'BUILD_ID'));
}

/** Builds when needed. Errors: the output of the build as the message. */
export async function ensureBuild(folder: string, say: (sentence: string) => void): Promise<void> {
  if (await isBuildCurrent(folder)) return say('The pages are already built from these sources.');
  await mkdir('node_modules/.cache', { recursive: true });
  const lock = join('node_modules/.cache', `build-${folder.replace(/[^A-Za-z0-9-]/g, '_')}.lock`);
  await withLock(
    lock,
    async () => {
      if (await isBuildCurrent(folder)) return;
      say('Building the pages (a minute or two; only when the program has changed).');
      const startedMs = Date.now();
      const from = await fingerprint();
      await runBuild(folder);
      await writeFile(stampOf(folder), from);
      say(`Built in ${Math.round((Date.now() - startedMs) / 1000)} seconds.`);
    },
    { onWait: () => say('Another process is building the pages; waiting for it.'), waitMs: 900_000 },
  );
}

const stampOf = (folder: string) => join(folder, 'den-sach-sources');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${value}\0`);
  }
  for (const path of [...files.filter(existsSync), ...(await sourceFiles())]) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(await readFile(path))
        .digest(),
    );
  }
  return hash.digest('hex');
}

async function sourceFiles(): Promise<string[]> {
  const lists = await Promise.all(
    sources.filter(existsSync).map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  return lists.flat().sort();
}

function runBuild(folder: string): Promise<void> {
  const kept = Object.entries(process.env).filter(([name]) => !secrets.test(name));
  const env = {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    NEXT_DIST_DIR: folder,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const program = join('node_modules', 'next', 'dist', 'bin', 'next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'build'], {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed:\n${output}`)),
    );
  });
}
