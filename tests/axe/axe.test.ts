/**
 * Every page as assistive technology and a narrow telephone meet it: axe finds nothing, nothing is cut off sideways.
 * Light at 1280 and 360 px, dark at 360 px (contrast), largest text at 360 px (targets, width), and 320 and
 * 768 px for width alone. Error states included. A larger text changes sizes, not structure: the rules about those are asked.
 * Refuses exceptions: there is no list of rules that are switched off.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { type Examples, findExamples } from '@/tests/e2e/page-examples';
import { ownWeb } from '@/tests/setup/site';
import * as pages from '../e2e/pages';
import { HONOUR_EXAMPLE, publicAddresses } from '../e2e/public-places';
import { signIn, visit } from '../e2e/visitor';
import { launchBrowser } from '../setup/browser';
import { withConnection } from '../setup/connection';
import { examine, examineLargest } from './examination';

const story = { slug: pages.district, year: 2019 };
const examples: Record<string, Examples> = {};
let browser: Browser;
let code: string;
/** Code of one honour that is named. */
let honour: string;
const contexts = new Map<string, Promise<BrowserContext>>();

beforeAll(async () => {
  browser = await launchBrowser();
  code = await withConnection(ownWeb().superuserUrl, async (sql) => {
    for (const slug of [pages.district, pages.commune]) examples[slug] = await findExamples(sql, slug);
    const [row] = await sql<{ code: string }[]>`
      SELECT code FROM ledger.voucher WHERE book = 'PT' AND year = 2019 AND number = 2`;
    const [page] = await sql<{ code: string }[]>`
      SELECT page_code AS code FROM pub.honour WHERE slug = ${story.slug} AND year = ${story.year} AND name IS NOT NULL LIMIT 1`;
    honour = page!.code;
    return row!.code;
  });
});
afterAll(() => browser.close());

/** A page of somebody's own window; everybody signs in once. */
async function windowOf(login: string): Promise<Page> {
  const known = contexts.get(login) ?? openWindow(login);
  contexts.set(login, known);
  return (await known).newPage();
}

async function openWindow(login: string): Promise<BrowserContext> {
  const { context, page } = await visit(browser);
  if (login !== 'stranger') await signIn(page, login);
  await page.close();
  return context;
}

async function examineAddress(login: string, path: string, wanted = 200): Promise<string[]> {
  const page = await windowOf(login);
  try {
    const response = await page.goto(path);
    if (response?.status() !== wanted) return [`${path}: ${response?.status()} instead of ${wanted}`];
    return [...(await examine(page, path)), ...(wanted === 200 ? await examineLargest(page, path) : [])];
  } finally {
    await page.close();
  }
}

/** Files for the printer and pictures of papers stand in the same table; only pages are examined. */
const isPage = (folder: string) => existsSync(join('app/(office)/[hoi]/quan-ly', folder, 'page.tsx'));

/** Pages that look different once the story is over: paid, decided, handed over, published. */
const inDistrictToo = [
  '.',
  'chi/[id]',
  'cong-bo',
  'cong-bo/hang-ngay',
  'cong-bo/dong-y',
  'dot-xet/[dot]',
  'dot-xet/[dot]/quyet-dinh',
  'le-trao/[slug]',
  'nhat-ky',
  'so-quy',
  'thu/[so]',
];
const staffPlaces = [
  ...Object.keys(pages.staffPages)
    .filter(isPage)
    .map((folder) => [folder, pages.commune] as const),
  ...inDistrictToo.map((folder) => [folder, pages.district] as const),
];
const publicPlaces = (['vi', 'en'] as const).flatMap((lang) =>
  publicAddresses(lang, story.slug, story.year, 'CODE'),
);

describe('Public pages', () => {
  it.concurrent.each(publicPlaces)('have no defect: %s', async (path) => {
    const real = path.replace('CODE', code).replace(HONOUR_EXAMPLE, honour);
    expect(await examineAddress('stranger', real)).toEqual([]);
  });

  it.concurrent.each([
    ['a page that does not exist', '/khong-co-trang-nay', 404],
    ['a page that does not exist, in English', '/en/not-a-page', 404],
    ['a code that is in no book', '/kt/ABCDE-FGHJK', 200],
    ['a search that finds nobody', '/vinh-danh/2019?q=khong+ai+ten+nay', 200],
    ['a filter that leaves nothing', '/minh-bach/so-thu-chi?nam=2019&q=khong+co', 200],
    ['the home page of the other association', '/hoi-xa-2026', 200],
  ])('have no defect either for %s', async (_name, path, status) => {
    expect(await examineAddress('stranger', path, status)).toEqual([]);
  });
});

describe('The gate', () => {
  it.concurrent.each([
    routes.signIn(),
    routes.signIn({ loi: 'sai', buoc: '2' }),
    routes.forgottenPassword(),
    routes.setup(),
    routes.invitation('khong-co'),
  ])('has no defect on %s', async (path) => {
    expect(await examineAddress('stranger', path)).toEqual([]);
  });
});

describe('Staff pages', () => {
  it.concurrent.each(staffPlaces)('have no defect: %s of %s', async (folder, slug) => {
    // Some records stand in the sample data of one association alone.
    const place = [slug, pages.district].find((one) => pages.staffAddress(one, folder, examples[one]!));
    if (!place) return expect(pages.withoutExample).toContain(folder);
    const path = pages.staffAddress(place, folder, examples[place]!)!;
    expect(await examineAddress(pages.whoMay(place, pages.staffPages[folder]!), path)).toEqual([]);
  });
});

/** Presses the button that sends a form, past the browser's own checks, and waits for the answer. */
async function send(page: Page, form: string): Promise<void> {
  const target = page.locator(form).last();
  await target.evaluate((one: HTMLFormElement) => {
    one.noValidate = true;
  });
  await target.locator('button[type="submit"]').last().click();
  await page.locator('main [role="alert"]').first().waitFor();
}

describe('Error states', () => {
  const commune = pages.commune;
  it.each([
    ['a gift without anything', 'ketoan.xa', routes.office.newContribution(commune)],
    ['a payment without anything', 'ketoan.xa', routes.office.newPayment(commune, { loai: 'khac' })],
    ['a round without anything', 'thuky.xa', routes.office.newAwardRound(commune)],
    ['a ceremony without anything', 'thuky.xa', routes.office.newCeremony(commune)],
  ])('have no defect: %s', async (_name, login, path) => {
    const page = await windowOf(login);
    await page.goto(path);
    await send(page, 'main form[action=""], main form:not([method="get"]):not([action])');
    expect(await examine(page, path)).toEqual([]);
    await page.close();
  });

  it('have no defect: a wrong PIN at an approval', async () => {
    const page = await windowOf('chutich.xa');
    await page.goto(pages.staffAddress(commune, 'chi/[id]', examples[commune]!)!);
    await page.locator('main input[name="pin"]').first().fill('999999');
    await page.locator('main form:has(input[name="pin"]) button[type="submit"]').first().click();
    await page.locator('main [role="alert"]').first().waitFor();
    expect(await examine(page, 'a wrong PIN')).toEqual([]);
    await page.close();
  });

  it('have no defect: a page of another office, a page that does not exist, an empty filter', async () => {
    const found = [
      ...(await examineAddress('ketoan.xa', routes.office.audit(commune), 403)),
      ...(await examineAddress('ketoan.xa', routes.office.home(pages.district), 404)),
      ...(await examineAddress(
        'ketoan.xa',
        routes.office.contributions(commune, { q: 'khong co ai ten nay' }),
      )),
      ...(await examineAddress('ketoan.xa', routes.office.donors(commune, { q: 'khong co ai ten nay' }))),
    ];
    expect(found).toEqual([]);
  });
});

describe('The examination itself', () => {
  it('finds an unnamed button, a faint text and a line that is too long', async () => {
    const page = await windowOf('stranger');
    await page.goto(routes.public.home());
    await page.evaluate(() => {
      const main = document.querySelector('main');
      main?.insertAdjacentHTML(
        'beforeend',
        '<button></button><p style="color:#ddd;background:#fff">mờ</p><p style="width:900px">dài</p>',
      );
    });
    const found = (await examine(page, 'spoilt')).join('\n');
    expect(found).toContain('button-name');
    expect(found).toContain('color-contrast');
    expect(found).toContain('px too wide');
    await page.close();
  });
});
