/**
 * Chromium as the other printer of the benchmarks: the same words in the same face, printed from a page of HTML.
 * Owns its start before the clock and the count of sheets. Refuses a comparison of papers with other numbers of sheets.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium } from '@/tests/setup/chromium';

export type Print = (html: string, footer?: string) => Promise<Uint8Array>;

/** Runs `work` with a browser that is already running; it ends with the work. */
export async function withChromium<T>(work: (print: Print) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: ensureChromium((line) => console.error(line)),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    return await work(async (html, footer) => {
      await page.setContent(html, { waitUntil: 'load' });
      const foot = footer && { displayHeaderFooter: true, headerTemplate: '<i></i>', footerTemplate: footer };
      return page.pdf({ preferCSSPageSize: true, ...(foot || {}) });
    });
  } finally {
    await browser.close();
  }
}

/** A whole page of HTML in the face of the papers. */
export function htmlPage(style: string, body: string): string {
  const face = (file: string, weight: number) => {
    const bytes = readFileSync(join('node_modules', '@expo-google-fonts', 'tinos', file)).toString('base64');
    return `@font-face { font-family: Tinos; font-weight: ${weight}; src: url(data:font/ttf;base64,${bytes}) }`;
  };
  const faces = face('400Regular/Tinos_400Regular.ttf', 400) + face('700Bold/Tinos_700Bold.ttf', 700);
  return `<!doctype html><meta charset="utf-8"><style>${faces}${style}</style>${body}`;
}

/** Sheets of a file as either side writes it. */
export function sheetCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  );
}
