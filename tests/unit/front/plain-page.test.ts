/** The front's own small pages: language, text size, colours of the house, paper. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainPage, plainStatus } from '@/lib/front/plain-page';
import { catalogueTexts } from '@/lib/front/plain-texts';
import { isOfficePath } from '@/lib/web/addresses';
import { resolvePublicPath } from '@/lib/web/public-paths';

const kinds = Object.keys(plainStatus) as (keyof typeof plainStatus)[];

describe.each(kinds)('the page that says %s', (kind) => {
  it.each(['vi', 'en'] as const)(
    'speaks %s first, in the text size of the address, and leads on in it',
    (lang) => {
      const home = lang === 'en' ? '/en' : '/';
      const normal = plainPage(kind, { lang }, catalogueTexts);
      expect(normal).toContain(`<html lang="${lang}">`);
      expect(normal).toContain(`<a href="${home}">`);
      for (const [size, word] of [
        ['large', 'chu-to'],
        ['largest', 'chu-rat-to'],
      ] as const) {
        const page = plainPage(kind, { lang, size }, catalogueTexts);
        expect(page).toContain(`<html lang="${lang}" data-text="${size}">`);
        expect(page.indexOf(`<a href="/${word}${lang === 'en' ? '/en' : ''}">`)).toBeGreaterThan(0);
        expect(page).not.toMatch(/href="\/(en)?"/);
        expect(page).toContain(`html[data-text=${size}]{font-size:`);
      }
      expect(normal.length).toBeLessThan(4_500);
    },
  );
});

describe('its colours', () => {
  it('are those of the tokens, dark on screens alone, with rules for paper', () => {
    const page = plainPage('away', { lang: 'vi' }, catalogueTexts);
    const tokens = readFileSync('components/ui/css/tokens.css', 'utf8');
    const colours = [...page.matchAll(/#[0-9a-f]{3,6}\b/g)].map(([colour]) => colour);
    expect(colours.length).toBeGreaterThan(10);
    for (const colour of colours) {
      const long = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
      expect(tokens, colour).toContain(long);
    }
    expect(page).toContain('@media screen and (prefers-color-scheme:dark)');
    expect(page).toContain('@media print');
  });
});

it('a missing page asked in larger text is said in larger text', () => {
  expect(resolvePublicPath('/chu-to/khong/co/gi/ca', '')).toEqual({
    kind: 'notFound',
    lang: 'vi',
    size: 'large',
  });
  expect(resolvePublicPath('/chu-rat-to/dang-nhap', '')).toEqual({
    kind: 'notFound',
    lang: 'vi',
    size: 'largest',
  });
});

it.each([
  ['/hoi-xa/quan-ly', true],
  ['/hoi-xa/quan-ly/so?x=1', true],
  ['/hoi-xa/quan-ly?x', true],
  ['/dong-y', false],
  ['/bao-sai/quan-ly-xa', false],
  ['', false],
])('%s is an office page: %s', (path, answer) => expect(isOfficePath(path)).toBe(answer));
