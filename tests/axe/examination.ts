/**
 * What is asked of one page: axe in light, dark and the largest text, and that nothing is cut off sideways.
 * Owns widths and rules of each state. Refuses exceptions: there is no list of rules that are switched off.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resolvePublicPath } from '@/lib/web/public-paths';
import { atTextSize } from '@/lib/web/text-sizes';
import * as pages from '../e2e/pages';
import { desk, phone } from '../e2e/visitor';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Problems of the page that is open, as sentences a person can act on. */
async function problems(page: Page, where: string, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}`),
  );
}

async function overflow(page: Page, where: string): Promise<string[]> {
  const { wide, by } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const culprit = [...document.querySelectorAll('body *')].find(
      (one) => !one.closest('thead') && one.getBoundingClientRect().right > room + 1,
    );
    return { wide: document.documentElement.scrollWidth - room, by: culprit?.outerHTML.slice(0, 120) };
  });
  return wide > 0 ? [`${where}: ${wide} px too wide (${by})`] : [];
}

/** Everything that is asked of one state of a page, without loading it again. */
export async function examine(page: Page, where: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desk);
  const found = await problems(page, `${where} (1280)`);
  await page.setViewportSize(phone);
  found.push(...(await problems(page, `${where} (360)`)), ...(await overflow(page, `${where} (360)`)));
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 640 });
    found.push(...(await overflow(page, `${where} (${width})`)));
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await problems(page, `${where} (dark)`, ['color-contrast', 'link-in-text-block'])));
  return found;
}

/** The page in the largest text: public pages at their own address, staff pages as their setting writes it. */
export async function examineLargest(page: Page, path: string): Promise<string[]> {
  const found = resolvePublicPath(path.split('?')[0]!, '', pages.district);
  const isSized = found.kind === 'page' && found.form === 'page';
  await page.emulateMedia({ colorScheme: 'light' });
  if (isSized) await page.goto(atTextSize(path, 'largest'));
  else await page.evaluate(() => document.documentElement.setAttribute('data-text', 'largest'));
  if ((await page.locator('html').getAttribute('data-text')) !== 'largest')
    return [`${path}: not in largest text`];
  const seen = await overflow(page, `${path} (largest)`);
  // The page of the office is the same document with larger targets; a public one is another document.
  if (!isSized) return seen;
  seen.push(
    ...(await problems(page, `${path} (largest)`, ['aria-allowed-attr', 'link-name', 'target-size'])),
  );
  await page.setViewportSize({ width: 768, height: 640 });
  return [...seen, ...(await overflow(page, `${path} (largest, 768)`))];
}
