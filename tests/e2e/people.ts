/**
 * People of the sample data at work in a browser, and how a test reads what they see.
 * Owns: a signed-in page, amounts on a page, files behind links, which wait is enough. Texts come from the catalogue.
 * Refuses to know what a page is for.
 */
import type { Browser, Locator, Page } from '@playwright/test';
import { demoSlugs } from '@/lib/access/demo-accounts';
import { translator } from '@/lib/web/messages';
import { signIn, type VisitorOptions, visit } from './visitor';

/** Vietnamese texts by key, as the pages show them. */
export const t = translator('vi');

/** A page with everything that went wrong on it. */
export interface Desk {
  page: Page;
  faults: string[];
}

/** Opens a browser window of its own and signs in there; without a login it stays a stranger's window. */
export async function atDesk(browser: Browser, login?: string, options: VisitorOptions = {}): Promise<Desk> {
  const { page, faults } = await visit(browser, options);
  page.setDefaultTimeout(20_000);
  if (login) await signIn(page, login);
  return { page, faults };
}

/** Does one piece of work as a person, in a window of its own that is closed afterwards. */
export async function as<T>(
  browser: Browser,
  login: string,
  options: VisitorOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const { page, faults } = await atDesk(browser, login, options);
  try {
    const done = await work(page);
    if (faults.length > 0) throw new Error(`Faults while ${login} was at work: ${faults.join('; ')}`);
    return done;
  } finally {
    await page.context().close();
  }
}

/** Opens an address and returns its status. */
export async function open(page: Page, path: string): Promise<number> {
  const response = await page.goto(path);
  return response?.status() ?? 0;
}

/** Every amount in đồng within a part of a page. */
export async function amountsIn(part: Locator): Promise<bigint[]> {
  const values = await part.locator('data').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  return values.map((value) => BigInt(value ?? ''));
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);

/** Fetches the file behind a link in the name of the person at the page. */
export async function fileBehind(page: Page, link: Locator): Promise<{ contentType: string; bytes: Buffer }> {
  const href = await link.getAttribute('href');
  const response = await page.request.get(href ?? '');
  if (!response.ok()) throw new Error(`${href} answered ${response.status()}`);
  return { contentType: response.headers()['content-type'] ?? '', bytes: await response.body() };
}

/** True for the bytes of a PDF that a printer would take: its first and last words are there. */
export function isWholePdf({ contentType, bytes }: { contentType: string; bytes: Buffer }): boolean {
  const text = bytes.toString('latin1');
  return contentType === 'application/pdf' && text.startsWith('%PDF-') && text.trimEnd().endsWith('%%EOF');
}

/** A message that something was done; it stays on the page. */
export const done = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: text });

/** The summary of what was refused, on top of a form. */
export const refusal = (page: Page): Locator => page.locator('main').getByRole('alert');

/** The form that one button belongs to. */
export const formWith = (page: Page, button: string): Locator =>
  page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });

/** How far a page is wider than its window, in pixels; 0 when nothing is cut off. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

/** Slugs of the two associations of the sample data. */
export const { district, commune } = demoSlugs;
