import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAssociationSlug } from '@/lib/web/public-pages';
import { resolvePublicPath } from '@/lib/web/public-paths';

const find = (path: string, search = '') => resolvePublicPath(path, search, 'huyen-a');

describe('public addresses', () => {
  it.each([
    ['/', '/cong/vi/huyen-a'],
    ['/vinh-danh', '/cong/vi/huyen-a/vinh-danh'],
    ['/vinh-danh/2019', '/cong/vi/huyen-a/vinh-danh/2019'],
    ['/minh-bach/so-thu-chi', '/cong/vi/huyen-a/minh-bach/so-thu-chi'],
    ['/kt/ABCDE-FGHJK', '/cong/vi/huyen-a/kt/ABCDE-FGHJK'],
    ['/en', '/cong/en/huyen-a'],
    ['/en/so-vang', '/cong/en/huyen-a/so-vang'],
    ['/xa-b', '/cong/vi/xa-b'],
    ['/xa-b/minh-bach/2026', '/cong/vi/xa-b/minh-bach/2026'],
    ['/en/xa-b/rieng-tu', '/cong/en/xa-b/rieng-tu'],
  ])('%s is answered by %s', (path, inner) => {
    expect(find(path)).toMatchObject({ kind: 'page', inner, canonical: path, allowedQuery: '' });
  });

  it.each([
    ['/vinh-danh/', '/vinh-danh'],
    ['//', '/'],
    ['//vinh-danh', '/vinh-danh'],
    ['/vinh-danh//2019', '/vinh-danh/2019'],
    ['/Vinh-Danh', '/vinh-danh'],
    ['/vinh-danh/%32019', '/vinh-danh/2019'],
    ['/%76inh-danh', '/vinh-danh'],
    ['/huyen-a', '/'],
    ['/huyen-a/so-vang', '/so-vang'],
    ['/en/', '/en'],
    ['/EN/huyen-a/so-vang/', '/en/so-vang'],
    ['/XA-B', '/xa-b'],
    ['/kt/abcde-fghjk', '/kt/ABCDE-FGHJK'],
    ['/xa-b/kt/ABCDE-FGHJK', '/kt/ABCDE-FGHJK'],
    ['/xa-b/van-dong/Tiep-Suc-2026', '/xa-b/van-dong/tiep-suc-2026'],
    ['/en/huyen-a/van-dong/de-an', '/en/van-dong/de-an'],
  ])('%s is sent to its one address %s', (path, location) => {
    expect(find(path)).toEqual({ kind: 'redirect', status: 308, location });
  });

  it('a redirect keeps the words the page knows and nothing else', () => {
    expect(find('/huyen-a/so-vang', '?q=a&evil=%0d%0aX')).toMatchObject({ location: '/so-vang?q=a' });
  });

  it.each([
    '',
    'vinh-danh',
    '*',
    'http://evil.example/cong/vi/huyen-a',
    '/%32019',
    '/2019',
    '/vinh-danh.rsc',
    '/vinh-danh/2019.rsc',
    '/vinh-danh.txt',
    '/vinh-danh.segments/_tree.segment.rsc',
    '/index',
    '/cong',
    '/cong/vi/huyen-a',
    '/%63ong/vi/huyen-a',
    '/CONG/vi/huyen-a',
    '//cong/vi/huyen-a',
    '/en/cong/vi/huyen-a',
    '/xa-b/cong/vi/huyen-a',
    '/vinh-danh/../cong/vi/huyen-a',
    '/dang-nhap/../cong/vi/huyen-a',
    '/dang-nhap/%2e%2e/cong/vi/huyen-a',
    '/dang-nhap/%252e%252e/cong/vi/huyen-a',
    '/dang-nhap/..%2fcong/vi/huyen-a',
    '/dang-nhap/..%5ccong',
    '/api/\\..\\cong',
    '/api//cong/vi/huyen-a',
    '/api/.',
    '/xa-b/quan-ly/../../cong/vi/huyen-a',
    '/vinh-danh%00',
    '/api/%00',
    '/api/%0d%0aX-Evil:1',
    '/%',
    '/%zz',
    '/%c0%af',
    '/%ff',
    '/vinh-danh/2019/../2020',
    '/vinh-danh/99999',
    '/van-dong',
    '/van-dong/a_b',
    '/van-dong/de-an.rsc',
    '/van-dong/de-an/2019',
    '/vinh-danh/2019%20',
    '/vinh-danh/２０１９',
    '/vinh-danh%2f2019',
    '/vinh-danh%3fq=1',
    '/vinh-danh;x=1',
    '/v%E1%BB%8Bnh-danh',
    '/quan-ly',
    '/en/quan-ly',
    '/en/dang-nhap',
    '/cong/quan-ly',
    '/_/quan-ly',
    '/_',
    '/xa_b',
    '/-xa-b',
    '/xa--b',
    '/wp-login.php',
    '/.env',
    '/.git/config',
    '/%2e%2e/%2e%2e/etc/passwd',
    `/${'a'.repeat(64)}`,
    `/vinh-danh/${'/'.repeat(2000)}`,
  ])('%j is neither a page, nor a redirect, nor given to Next', (path) => {
    expect(find(path).kind).toBe('notFound');
  });

  it('whatever comes over the wire, Next is never given its inner prefix and no redirect leaves the site', () => {
    const pieces = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      'cong',
      '%63ong',
      'vi',
      'en',
      'huyen-a',
      'xa-b',
    );
    const more = fc.constantFrom(
      'api',
      '_next',
      'quan-ly',
      'vinh-danh',
      '2019',
      'kt',
      '%00',
      '%25',
      '#',
      ';',
      '%20',
      'Cong',
    );
    const path = fc.array(fc.oneof(pieces, more), { maxLength: 10 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, fc.string(), (pathname, search) => {
        const found = find(pathname, search);
        if (found.kind === 'redirect') expect(found.location).toMatch(/^\/(?![/\\])[^\r\n]*$/);
        if (found.kind === 'page') expect(pathname).toBe(found.canonical);
        if (found.kind !== 'next') return;
        const read = new URL(`http://host${pathname}`).pathname;
        expect(decodeURIComponent(read).split('/').filter(Boolean)[0]).not.toBe('cong');
        expect(read).toBe(pathname.split('#')[0]?.replaceAll(' ', '%20'));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('addresses of Next', () => {
  it.each([
    '/dang-nhap',
    '/dang-nhap/',
    '/thiet-lap',
    '/quen-mat-khau',
    '/moi/abc_DEF-123',
    '/api/health/ready',
    '/_next/static/chunks/a.js',
    '/favicon.ico',
    '/dev/components',
    '/xa-b/quan-ly',
    '/xa-b/quan-ly/thu/PT-2019-1/phieu.pdf',
    '/huyen-a/quan-ly/dot-xet',
  ])('%s', (path) => {
    expect(find(path)).toEqual({ kind: 'next' });
  });
});

describe('without a default association', () => {
  const bare = (path: string) => resolvePublicPath(path, '');
  it('the home page is the list of associations, and pages of an association need its name', () => {
    expect(bare('/')).toMatchObject({ kind: 'page', inner: '/cong/vi/_' });
    expect(bare('/en')).toMatchObject({ kind: 'page', inner: '/cong/en/_' });
    expect(bare('/kt/ABC')).toMatchObject({ kind: 'page', inner: '/cong/vi/_/kt/ABC' });
    expect(bare('/tiep-can')).toMatchObject({ kind: 'page', inner: '/cong/vi/_/tiep-can' });
    expect(bare('/vinh-danh')).toEqual({ kind: 'notFound', lang: 'vi' });
    expect(bare('/en/minh-bach')).toEqual({ kind: 'notFound', lang: 'en' });
    expect(bare('/xa-b/vinh-danh')).toMatchObject({ kind: 'page', inner: '/cong/vi/xa-b/vinh-danh' });
  });
});

describe('the query a page may see', () => {
  it('is known words only, in one order, one value each, cleaned', () => {
    const found = find('/vinh-danh', '?trang=2&x=1&q=%20H%E1%BA%ADu%20&q=other&nam=2019');
    expect(found).toMatchObject({ allowedQuery: '?q=H%E1%BA%ADu&nam=2019&trang=2', isKept: false });
  });

  it('composed and decomposed letters are the same question', () => {
    const [a, b] = ['Hậu'.normalize('NFC'), 'Hậu'.normalize('NFD')].map((q) =>
      find('/so-vang', `?q=${encodeURIComponent(q)}`),
    );
    expect(a).toEqual(b);
  });

  it.each([
    '?q=',
    '?q=%00',
    `?q=${'a'.repeat(101)}`,
    '?trang=0',
    '?trang=-1',
    '?trang=1e9',
    '?nam=20190',
    '?dien=..',
    '?utm_source=x',
  ])('drops %s, and the page is the kept one', (search) => {
    expect(find('/vinh-danh', search)).toMatchObject({ allowedQuery: '', isKept: true });
  });

  it('a code of a paper is never kept', () => {
    expect(find('/kt/ABC')).toMatchObject({ kind: 'page', isKept: false });
    expect(find('/kt', '?ma=abc')).toMatchObject({ allowedQuery: '?ma=abc', isKept: false });
  });
});

describe('slugs', () => {
  it('reserved words, years and anything but lower case, digits and hyphens cannot name an association', () => {
    for (const slug of [
      'vinh-danh',
      'cong',
      'en',
      'quan-ly',
      'api',
      'kt',
      'dang-nhap',
      '2019',
      'Xa',
      'xa_b',
      'xã',
      '',
      '_',
    ]) {
      expect([slug, isAssociationSlug(slug)]).toEqual([slug, false]);
    }
    expect(isAssociationSlug('hkh-ngoc-lac-2019')).toBe(true);
  });
});
