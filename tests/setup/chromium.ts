/**
 * The browser of the end-to-end tests on any machine.
 * Owns: the order of looking (CHROMIUM_PATH, a system browser, Playwright's own), and installing one when there is
 * none. Refuses to do that silently: every step is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Returns the program to start; installs Chromium when there is none. Errors: a sentence that says what to do. */
export function ensureChromium(say: (sentence: string) => void): string {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given))
    throw new Error(`CHROMIUM_PATH names "${given}", and there is no such file.`);
  const found = given || findSystemBrowser() || findPlaywrightBrowser();
  if (found) {
    say(`Browser: ${found}`);
    return found;
  }
  const installed = installOnDebian(say) || installByPlaywright(say);
  if (installed) return installed;
  throw new Error('The end-to-end tests need Chromium: install it, or set CHROMIUM_PATH to its program.');
}

function findSystemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...fixedPlaces].find(
    existsSync,
  );
}

function findPlaywrightBrowser(): string | undefined {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function installOnDebian(say: (sentence: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  say('There is no browser on this machine: installing Chromium with apt-get (once, about 100 MB).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () => apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (!install()) {
    apt('update', '-qq');
    if (!install()) return undefined;
  }
  return findSystemBrowser();
}

function installByPlaywright(say: (sentence: string) => void): string | undefined {
  say("There is no browser on this machine: installing Playwright's Chromium (once, about 150 MB).");
  const program = join('node_modules', 'playwright', 'cli.js');
  const { status } = spawnSync(process.execPath, [program, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 ? findPlaywrightBrowser() : undefined;
}
