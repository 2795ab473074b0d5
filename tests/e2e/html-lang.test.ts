/** The document says the language it is written in: every public page and every door of strangers, in both languages. */
import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { commune, district, gatePages } from './pages';
import { publicAddresses } from './public-places';
import { Client } from './visitor';

const english = { headers: { cookie: 'lang=en' } };
const languages = ['vi', 'en'] as const;

/** Pages; the rest of the gate takes a form or answers programs. */
const doors = gatePages.filter((path) => !/^(api|dev)\/|\/ra$|^tuy-chon$|\.jpg$/.test(path));

async function read(path: string, init: RequestInit = {}) {
  const answer = await new Client().request(path, init);
  const html = await answer.text();
  const lang = /<html[^>]*\blang="(\w+)"/.exec(html)?.[1];
  return { status: answer.status, html, lang };
}

describe.each(languages)('The public pages in %s', (lang) => {
  const places = [
    ...publicAddresses(lang, district, 2019, 'KHONGCO'),
    ...publicAddresses(lang, commune, 2026, 'KHONGCO'),
  ];
  const prefix = lang === 'en' ? '/en' : '';

  it('say so in every document', async () => {
    expect(places.length).toBeGreaterThan(40);
    for (const path of places) {
      const { status, lang: said } = await read(path);
      if (status !== 308) expect(said, path).toBe(lang);
    }
  });

  it('say so in larger text, and where there is nothing', async () => {
    for (const path of [
      `/chu-to${prefix}/gioi-thieu`,
      `/chu-rat-to${prefix}/khong/co/gi`,
      `${prefix}/khong/co/gi`,
    ])
      expect((await read(path)).lang, path).toBe(lang);
  });
});

describe.each(languages)('The doors, for somebody who chose %s', (lang) => {
  it.each(doors)('/%s', async (path) => {
    const address = `/${path.replace('[hoi]', district).replace(/\[[^\]]+\]/g, 'khong-co')}`;
    const { status, lang: said } = await read(address, lang === 'en' ? english : {});
    if (status < 300 || status >= 400) expect(said).toBe(lang);
  });
});

describe('Reporting a mistake', () => {
  const from = routes.public.donorRoll({ lang: 'en', hoi: district, year: 2019 });
  it.each([
    ['which association', '/bao-sai', 'mistakes.where.title'],
    ['the form', routes.reportMistake(district), 'mistakes.form.title'],
  ])('from an English page is English in words and document: %s', async (_, path, title) => {
    const asked = await read(`${path}?trang=${encodeURIComponent(from)}`);
    expect(asked.lang).toBe('en');
    expect(asked.html).toContain(`<h1>${translator('en')(title)}</h1>`);
    const plain = await read(path);
    expect(plain.lang).toBe('vi');
    expect(plain.html).toContain(`<h1>${translator('vi')(title)}</h1>`);
  });

  it('stays English when no report has the code', async () => {
    const path = routes.reportMistake(district, { ma: '2222222222', trang: from });
    expect((await read(path)).html).toContain(translator('en')('mistakes.find.none'));
  });
});
