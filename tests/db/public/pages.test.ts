/** The public pages of the story as visitors get them: complete HTML from the views alone, in both languages. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperAnswer } from '@/app/(public)/cong/[lang]/[hoi]/kt/_answer';
import FundPage from '@/app/(public)/cong/[lang]/[hoi]/minh-bach/[nam]/page';
import LedgerPage from '@/app/(public)/cong/[lang]/[hoi]/minh-bach/so-thu-chi/page';
import Home from '@/app/(public)/cong/[lang]/[hoi]/page';
import DonorPage from '@/app/(public)/cong/[lang]/[hoi]/so-vang/[nam]/page';
import HonourPage from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/[nam]/page';
import LatestHonours from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/page';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { deskVersions } from '@/lib/honours/desk-queries';
import { newPageJob, type PageJob, runPageJob } from '@/lib/web/page-tags';
import { hoi, openStory, type Story } from './story';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

type Page = (props: never) => Promise<ReactElement>;
interface Rendered {
  html: string;
  /** Text as read, without marks of HTML. */
  text: string;
  job: PageJob;
}

async function open(
  page: Page,
  {
    lang = 'vi',
    at = hoi,
    params = {},
    query = {},
  }: { lang?: string; at?: string; params?: object; query?: object } = {},
): Promise<Rendered> {
  const job = newPageJob();
  const props = {
    params: Promise.resolve({ lang, hoi: at, ...params }),
    searchParams: Promise.resolve(query),
  };
  const html = await runPageJob(job, async () => renderToStaticMarkup(await page(props as never)));
  const text = html
    .replace(/<(br|\/p|\/li|\/t[dhr]|\/h\d|\/dd|\/dt)[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
  return { html, text, job };
}
const year = { params: { nam: '2019' } };

describe('every page', () => {
  it.each([
    ['home', Home as Page, {}],
    ['honours', HonourPage as Page, year],
    ['donors', DonorPage as Page, year],
    ['fund', FundPage as Page, year],
    ['ledger', LedgerPage as Page, {}],
  ] as const)(
    '%s is whole in both languages: one h1, no script, no key of a text instead of a text',
    async (_name, page, options) => {
      for (const lang of ['vi', 'en']) {
        const { html, text, job } = await open(page, { lang, ...options });
        expect(html.match(/<h1/g)).toHaveLength(1);
        expect(html).not.toContain('<script');
        expect(text).not.toMatch(/honours\.[a-z]+\.|common\.[a-z]+\./);
        expect(job.status).toBe(200);
        expect([...job.tags].some((tag) => tag.endsWith(hoi))).toBe(true);
      }
    },
  );

  it('of an address that names no association says so with 404', async () => {
    const { text, job } = await open(Home as Page, { at: 'khong-co' });
    expect(job.status).toBe(404);
    expect(text).toContain('Không có Hội này');
  });
});

it('home shows four numbers, none zero, and where they lead', async () => {
  const { text, html } = await open(Home as Page);
  for (const number of ['77.867.500 đồng', '28.017.500 đồng', '2.000.000 đồng', '29 người'])
    expect(text).toContain(number);
  expect(text).toContain('Dữ liệu mẫu');
  expect(text).toContain('Ủng hộ quỹ');
  expect(html).toContain('/minh-bach/2019"');
  expect(html).not.toContain('noindex');
});

describe('the honour list', () => {
  it('says how many awards, for how much, and counts who is not named', async () => {
    const { text, html, job } = await open(HonourPage as Page, year);
    expect(text).toContain('4 suất – 2.000.000 đồng');
    expect(text).toContain('Trao cho 3 học sinh, 1 giáo viên.');
    expect(text).toContain('1 em không nêu tên');
    expect(text).not.toContain('Phạm Thị Ánh Nguyệt');
    expect(html).toContain('content="noindex"');
    expect([...job.tags]).toContain(`names:${hoi}`);
  });

  it('finds "Đồng Thịnh" when "dong thinh" is typed', async () => {
    const { html } = await open(HonourPage as Page, { ...year, query: { q: 'dong thinh' } });
    const table = /<tbody[\s\S]*<\/tbody>/.exec(html)![0];
    expect(table).toContain('Xã Đồng Thịnh');
    expect(table).not.toContain('Xã Minh Sơn');
  });

  it('shows no amount and no decision beside a name', async () => {
    const { html } = await open(HonourPage as Page, year);
    const table = /<tbody[\s\S]*<\/tbody>/.exec(html)![0];
    expect(table).not.toMatch(/500\.000|QĐ-|hoàn cảnh|nghèo/i);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x>',
    '%',
    "'; DROP TABLE x; --",
    '\u202E',
    'a'.repeat(400),
    '🎓',
  ])('survives a search for %j and repeats it as text only', async (q) => {
    const { html, job } = await open(LatestHonours as Page, { query: { q } });
    expect(job.status).toBe(200);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  });
});

it('the donors’ roll names bodies with amounts and counts the families of an envelope', async () => {
  const { text } = await open(DonorPage as Page, year);
  expect(text).toContain('27.605.000 đồng');
  expect(text).toMatch(/37 gia đình/);
  expect(text).toContain('20.000.000');
  expect(text).not.toContain('5.400.000');
});

describe('transparency', () => {
  it('is a sentence and an equation that adds up', async () => {
    const { text } = await open(FundPage as Page, year);
    expect(text).toContain('51.850.000 đồng + 28.017.500 đồng − 2.000.000 đồng = 77.867.500 đồng');
  });

  it('every number that is a link leads to lines whose foot is that number', async () => {
    const { html } = await open(FundPage as Page, year);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const links = [...main.matchAll(/<a href="([^"]*so-thu-chi[^"]*)"><data value="(-?\d+)">/g)];
    expect(links.length).toBeGreaterThanOrEqual(10);
    for (const [, href, value] of links) {
      const query = Object.fromEntries(new URL(href!.replaceAll('&amp;', '&'), 'http://x').searchParams);
      const ledger = await open(LedgerPage as Page, { query });
      const amount = BigInt(value!) < 0n ? -BigInt(value!) : BigInt(value!);
      const foot = ledger.text.slice(ledger.text.lastIndexOf('Đầu kỳ '));
      expect([href, foot]).toEqual([
        href,
        expect.stringContaining(new Intl.NumberFormat('vi').format(amount)),
      ]);
    }
  });

  it('the ledger strikes the voided pair through and names each other', async () => {
    const { text, html } = await open(LedgerPage as Page);
    expect(text).toMatch(/HUỶ\s*xem PKT 02\/2019/);
    expect(text).toContain('đảo PT 01/2019');
    expect(html.match(/data-tone="void"/g)!.length).toBeGreaterThanOrEqual(2);
  });
});

describe('checking a paper', () => {
  const check = (typed: string) =>
    open((({ params }: { params: never }) => PaperAnswer({ params, typed })) as unknown as Page);

  it('of a voided voucher says so and names the reversal; small letters and a hyphen are understood', async () => {
    const [row] =
      await story.admin`SELECT code FROM ledger.voucher WHERE association_id = ${story.associationId} AND book = 'PT' AND number = 1`;
    const code = String(row!.code);
    const { text, job } = await check(`${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase());
    expect(text).toContain('đã HUỶ');
    expect(text).toContain('PKT 02/2019');
    expect(text).toContain('Năm triệu bốn trăm nghìn đồng');
    expect(job.tags.size).toBe(0);
  });

  it('answers every unknown code in the same words', async () => {
    const [first, second] = [await check('K7QMX3RTYB'), await check('23456789AB')];
    const answer = ({ text }: Rendered) =>
      text.slice(text.indexOf('Không có trong sổ'), text.indexOf('Gõ mã'));
    expect(answer(first)).toContain('Không có tờ giấy nào mang mã này trong sổ');
    expect(answer(first)).toBe(answer(second));
  });
});

it('a year never published is 404, a withdrawn one 410 with a neutral sentence, and neither shows a row', async () => {
  expect((await open(HonourPage as Page, { params: { nam: '2001' } })).job.status).toBe(404);
  const chair = await story.as('chutich', ['chair']);
  const [last] = await chair.act((tx) => deskVersions(tx, 'honourList', 2019));
  await chair.act((tx, actor) =>
    withdrawPublication(tx, actor, { publicationId: last!.id, reason: 'để thử' }),
  );
  const gone = await open(HonourPage as Page, year);
  expect(gone.job.status).toBe(410);
  expect(gone.text).toContain('đã được rút xuống');
  expect(gone.html).not.toContain('<tbody');
  await chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
  expect((await open(HonourPage as Page, year)).job.status).toBe(200);
});
