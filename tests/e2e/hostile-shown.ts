/**
 * How hostile texts come out again: on pages with scripts switched on, and in the cells of a spreadsheet file.
 * Owns the watching and the reading. Refuses to type anything in.
 */
import type { Browser } from '@playwright/test';
import { ownWeb } from '@/tests/setup/site';
import type { PlainBrowser } from './plain-browser';
import { desk } from './visitor';

/** Opens a page with scripts on, as somebody or as a stranger; tells what ran, and what stands there that could run. */
export async function watch(
  chromium: Browser,
  who: PlainBrowser | undefined,
  path: string,
): Promise<string[]> {
  const context = await chromium.newContext({ baseURL: ownWeb().baseUrl, viewport: desk });
  const ran: string[] = [];
  try {
    if (who) await context.addCookies(who.cookies());
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => ran.push(error.message));
    const response = await page.goto(path);
    if (response?.status() !== 200) ran.push(String(response?.status()));
    const planted = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter(
          (one) =>
            /^(script|iframe|object|embed|marquee)$/i.test(one.tagName) ||
            one.getAttributeNames().some((name) => name.startsWith('on')),
        )
        .map((one) => one.outerHTML.slice(0, 100)),
    );
    return [...ran, ...planted].map((found) => `${path}: ${found}`);
  } finally {
    await context.close();
  }
}

/** Cells of a CSV file (RFC 4180), without the mark of its encoding. */
export function cellsOf(text: string): string[] {
  const cells = text.replace(/^\uFEFF/, '').matchAll(/(?:^|[,\r\n])(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...cells].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}

/** True for a cell that a spreadsheet would take for a formula. */
export const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell);
