/** The markup of the six pages: what is written becomes what is meant, and nothing else; hostile texts stay texts. */
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SiteText } from '@/components/honours/site-text';
import { builtInPage } from '@/lib/honours/built-in-pages';
import { linkTarget, readSiteText, siteTextProblem } from '@/lib/honours/rules/site-text';
import { differenceParts, textDifferences } from '@/lib/honours/rules/text-differences';
import { sitePages } from '@/lib/honours/schema/site-pages';
import { draftForm } from '@/lib/site-pages/schema';

const facts = {
  ...{ name: 'Hội Khuyến học xã Mẫu', shortName: 'HKH Mẫu', address: 'Số 1 phố Mẫu' },
  ...{ phone: '0237 000 000', approvals: '2' },
};
const html = (text: string, own: object = facts, hoi: string | null = 'mau') =>
  renderToStaticMarkup(
    h('main', null, h(SiteText, { text, facts: own, place: hoi === null ? {} : { hoi } })),
  );
const inner = (text: string, own?: object) => html(text, own).replace(/^<main>|<\/main>$/g, '');

describe('what is written', () => {
  it.each([
    ['# Một\nchữ', '<h2>Một</h2><p>chữ</p>'],
    ['# Một\n## Hai\nchữ', '<h2>Một</h2><h3>Hai</h3><p>chữ</p>'],
    ['a\nb\n\nc', '<p class="lede">a<br/>b</p><p>c</p>'],
    ['- một\n- hai', '<ul><li>một</li><li>hai</li></ul>'],
    ['1. một\n2) hai', '<ol><li>một</li><li>hai</li></ol>'],
    ['**đậm** thường', '<p class="lede"><strong>đậm</strong> thường</p>'],
    ['[xem](/quy-che)', '<p class="lede"><a href="/mau/quy-che">xem</a></p>'],
    ['[hỏi](/yeu-cau)', '<p class="lede"><a href="/yeu-cau/mau">hỏi</a></p>'],
    ['[kiểm tra](/kt)', '<p class="lede"><a href="/kt">kiểm tra</a></p>'],
    ['[năm](/minh-bach/2019)', '<p class="lede"><a href="/mau/minh-bach/2019">năm</a></p>'],
    ['Cần **[so-nguoi-duyet] người**', '<p class="lede">Cần <strong>2 người</strong></p>'],
    [
      '[dien-thoai]',
      '<p class="lede"><a href="tel:0237000000" rel="external noopener nofollow">0237 000 000</a></p>',
    ],
  ])('%j', (text, expected) => {
    expect(inner(text)).toBe(expected);
  });

  it('a heading never skips a level', () => {
    expect(inner('## Hai\nchữ')).toBe('<h2>Hai</h2><p>chữ</p>');
  });

  it('a line whose place is empty is left out, and a heading with nothing under it', () => {
    expect(inner('# Gọi\nĐiện thoại: [dien-thoai]\n# Đến\n[dia-chi]', { ...facts, phone: '' })).toBe(
      '<h2>Đến</h2><p>Số 1 phố Mẫu</p>',
    );
  });

  it('text in brackets that is no place stays as it is', () => {
    expect(inner('[Mẫu 1] và [1]')).toBe('<p class="lede">[Mẫu 1] và [1]</p>');
  });
});

describe('hostile texts', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '**<b onclick=x>**',
    '[<svg/onload=1>](https://a.vn)',
    '# <iframe src=//x>',
    '[x](https://a.vn"onmouseover="alert(1))',
    '&lt;script&gt;',
  ])('%s makes no element of its own', (text) => {
    const made = [...html(text).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
    expect(made.every((name) => /^(main|p|h2|h3|ul|ol|li|a|strong|br)$/.test(name!))).toBe(true);
    expect(html(text)).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'https://bank.vn@evil.example',
    'https://localhost',
    'http:evil',
    'ftp://a.vn/x',
    'file:///etc/passwd',
    '/mau/quan-ly',
    '/quan-ly',
    '/api/auth/signin',
    '/quy-che/../../dang-nhap',
    '/khong-co',
    'mailto:a@b.vn?bcc=c@d.vn',
    'tel:+84<x>',
  ])('%s is no link', (address) => {
    expect(linkTarget(address)).toBeUndefined();
    expect(html(`[x](${address})`)).not.toContain('<a ');
    if (!/[()\s]/.test(address)) expect(siteTextProblem(`[x](${address})`)?.code).toBe('sitePages.badLink');
  });

  it.each([
    ['\u202eđảo', 'sitePages.hiddenSigns'],
    ['\u2066x\u2069', 'sitePages.hiddenSigns'],
    ['Z\u0311\u0312\u0313\u0314algo', 'sitePages.heapedMarks'],
    ['[khong-co]', 'sitePages.unknownPlace'],
    ['x'.repeat(6001), 'sitePages.tooLong'],
    ['字'.repeat(3001), 'sitePages.tooLong'],
    ['a\n'.repeat(401), 'sitePages.tooLong'],
  ])('%j is refused with its own sentence', (text, code) => {
    expect(siteTextProblem(text)?.code).toBe(code);
  });

  it('Vietnamese as old machines write it is no heap of marks', () => {
    const typed = draftForm.parse({
      page: 'rules',
      revision: '0',
      vi: 'Nguyễn Thị Đoan Trang ế ộ ữ'.normalize('NFD'),
    });
    expect(typed.vi).toBe('Nguyễn Thị Đoan Trang ế ộ ữ');
    expect(siteTextProblem(typed.vi)).toBeUndefined();
  });

  it('a text as long as may be, all signs of markup, is read in a moment', () => {
    for (const sign of ['[', '*', '(', '**a', '[a](', '# ', '[a-']) {
      const text = sign.repeat(Math.floor(6000 / sign.length));
      const begun = performance.now();
      readSiteText(text, facts);
      siteTextProblem(text);
      expect(performance.now() - begun).toBeLessThan(500);
    }
  });
});

describe('the built-in texts', () => {
  it.each(sitePages)('%s: both languages can be kept, and every link and place in them is real', (page) => {
    for (const text of Object.values(builtInPage(page))) {
      expect(siteTextProblem(text)).toBeUndefined();
      expect(text).toBe(draftForm.parse({ page, revision: '0', vi: text }).vi);
      const shown = html(text);
      expect(shown).not.toMatch(/\]\(|\*\*|\[[a-z-]+\]|<(h2|h3|p|li)><\//);
    }
    const links = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to);
    expect(links(builtInPage(page).en)).toEqual(links(builtInPage(page).vi));
  });

  it('without an association no line speaks of one, and nothing leads to its forms', () => {
    for (const page of ['about', 'privacy', 'help', 'accessibility'] as const) {
      const shown = html(builtInPage(page).vi, {}, null);
      expect(shown).not.toMatch(/\[[a-z-]+\]|yeu-cau|"\/(minh-bach|quy-che|lien-he)/);
    }
  });
});

describe('differences', () => {
  it('tells lines put in and taken out, in reading order, and nothing of empty lines', () => {
    expect(textDifferences('a\n\nb\nc\nd', 'a\nB\nc\n\nd\ne')).toEqual([
      { kind: 'removed', line: 'b' },
      { kind: 'added', line: 'B' },
      { kind: 'added', line: 'e' },
    ]);
    expect(textDifferences('a\nb', 'a\n\nb')).toEqual([]);
    expect(textDifferences('', 'a')).toEqual([{ kind: 'added', line: 'a' }]);
  });
});

describe('parts of differences', () => {
  it('keep every line once and in order, each part short, a long line alone', () => {
    const changes = [1_000, 3_500, 6_000, 10, 20].map((length, at) => ({
      ...{ kind: 'added' as const, line: String(at).repeat(length) },
    }));
    const parts = differenceParts(changes);
    expect(parts.map((part) => part.map(({ line }) => line[0]))).toEqual([['0'], ['1'], ['2'], ['3', '4']]);
    expect(differenceParts([])).toEqual([[]]);
  });
});
