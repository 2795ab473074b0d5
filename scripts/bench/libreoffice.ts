/**
 * LibreOffice as one more printer of the benchmarks, where it is installed: a document made beforehand, turned into PDF.
 * Owns its profile, its faces and its end; the program starts anew for each file, so a document without words tells its start.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { milliseconds } from './measure';

/** A run that takes longer is ended: nothing is measured then. */
const timeLimitMs = 120_000;

/** Runs soffice to its end. It starts a program of its own, so both are one group and end together when time is over. */
function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const started = spawn('soffice', args, { env, detached: true, stdio: 'ignore' });
  const limit = setTimeout(() => process.kill(-started.pid!, 'SIGKILL'), timeLimitMs);
  return new Promise<void>((done, fail) => {
    started.once('error', fail);
    started.once('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`LibreOffice ended with ${signal ?? code}.`)),
    );
  }).finally(() => clearTimeout(limit));
}

export interface Office {
  version: string;
  /** Milliseconds from the start of LibreOffice to its end for one flat OpenDocument text, and the PDF it wrote. */
  convert: (document: string) => Promise<{ ms: number; pdf: Uint8Array }>;
}

function installedVersion(): string | undefined {
  try {
    return execFileSync('soffice', ['--version'], { encoding: 'utf8', timeout: timeLimitMs }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Runs `work` with LibreOffice, or with nothing (and says so) where it is not installed. */
export async function withOffice<T>(work: (office: Office | undefined) => Promise<T>): Promise<T> {
  const version = installedVersion();
  if (version === undefined) {
    console.error('LibreOffice (soffice) is not installed: it is left out of this comparison.');
    return work(undefined);
  }
  const home = mkdtempSync(join(tmpdir(), 'bench-office-'));
  const file = (name: string) => join(home, name);
  // The faces of the papers are all it has to look through.
  const faces = resolve('node_modules', '@expo-google-fonts', 'tinos');
  writeFileSync(
    file('fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${faces}</dir><cachedir>${file('faces')}</cachedir></fontconfig>`,
  );
  mkdirSync(file('out'));
  const env = { ...process.env, FONTCONFIG_FILE: file('fonts.conf'), HOME: home };
  const args = [
    `-env:UserInstallation=file://${file('profile')}`,
    ...['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', file('out'), file('paper.fodt')],
  ];
  const convert = async (document: string) => {
    writeFileSync(file('paper.fodt'), document);
    rmSync(file('out/paper.pdf'), { force: true });
    const ms = await milliseconds(() => run(args, env));
    return { ms, pdf: new Uint8Array(readFileSync(file('out/paper.pdf'))) };
  };
  try {
    return await work({ version, convert });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
