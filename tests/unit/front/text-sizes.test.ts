/** Public pages in three text sizes: addresses, links that lead on, and keeping (docs/decisions/0037). */
import { afterEach, describe, expect, it } from 'vitest';
import { enlarge } from '@/lib/front/enlarge';
import { tagPage } from '@/lib/web/page-tags';
import { isAssociationSlug } from '@/lib/web/public-pages';
import { resolvePublicPath } from '@/lib/web/public-paths';
import { atTextSize, textSizeSegments } from '@/lib/web/text-sizes';
import { html, type Rig, type RigOptions, send, startRig } from './front-rig';

const find = (path: string, search = '') => resolvePublicPath(path, search, 'mac-dinh');
const isPage = (path: string, search: string) => {
  const found = find(path, search);
  return found.kind === 'page' && found.form === 'page' && !found.sized;
};

describe('The address of a page in larger text', () => {
  it.each([
    ['/chu-to', '/cong/vi/mac-dinh', { size: 'large', plain: '/' }],
    [
      '/chu-rat-to/vinh-danh/2019',
      '/cong/vi/mac-dinh/vinh-danh/2019',
      { size: 'largest', plain: '/vinh-danh/2019' },
    ],
    ['/chu-to/en/xa-b/so-vang', '/cong/en/xa-b/so-vang', { size: 'large', plain: '/en/xa-b/so-vang' }],
  ])('is the normal one behind one word: %s', (path, inner, sized) => {
    expect(find(path)).toMatchObject({ kind: 'page', canonical: path, inner, sized });
  });

  it.each([
    ['/chu-to/', '', '/chu-to'],
    ['/CHU-TO/vinh-danh', '', '/chu-to/vinh-danh'],
    ['/chu-rat-to/Vinh-Danh/', '?q=an&lạ=1', '/chu-rat-to/vinh-danh?q=an'],
    ['/chu-to/mac-dinh/so-vang', '', '/chu-to/so-vang'],
    ['/chu-to/', '?x=1', '/chu-to'],
  ])('has one form: %s%s', (path, search, location) => {
    expect(find(path, search)).toEqual({ kind: 'redirect', status: 308, location });
  });

  it.each([
    ['/chu-to/the.png', '/the.png'],
    ['/chu-to/nhung', '/nhung'],
    ['/chu-to/du-lieu/360giving.json', '/du-lieu/360giving.json'],
  ])('leads to the normal one for what has no text to enlarge: %s', (path, location) => {
    expect(find(path)).toEqual({ kind: 'redirect', status: 308, location });
  });

  it.each([
    ...['/chu-to/dang-nhap', '/chu-to/xa-b/quan-ly', '/chu-to/_next/x.js', '/chu-to/yeu-cau/xa-b'],
    ...['/chu-to/chu-to', '/chu-to/chu-rat-to/vinh-danh', '/en/chu-to', '/chu-to/%2e%2e/dang-nhap'],
    ...['/chu-to//evil.example', '/chu%2Dto/khong-co'],
  ])('never leads to the office or anywhere else: %s', (path) => {
    expect(find(path).kind).toBe('notFound');
  });

  it('is written the same way it is read, and no association can take its word', () => {
    for (const path of ['/', '/vinh-danh', '/vinh-danh?q=an', '/en/xa-b']) {
      const sized = atTextSize(path, 'largest');
      const [pathname = '', search] = sized.split('?');
      expect(find(pathname, search)).toMatchObject({ kind: 'page', sized: { plain: path.split('?')[0] } });
      expect(atTextSize(path, 'normal')).toBe(path);
    }
    expect(atTextSize('/?a=b', 'large')).toBe('/chu-to?a=b');
    for (const word of Object.values(textSizeSegments)) expect(isAssociationSlug(word)).toBe(false);
  });
});

describe('A page in larger text', () => {
  const large = (body: string) => enlarge(html(body), 'large', isPage);

  it('says its size once, for the style sheet', () => {
    expect(large('<p>a</p>')).toMatch(/<html data-text="large"[ >]/);
  });

  it.each([
    ['<a href="/vinh-danh/2019">', '<a href="/chu-to/vinh-danh/2019">'],
    ['<a class="x" href="/">', '<a class="x" href="/chu-to">'],
    ['<a href="/vinh-danh?q=an&amp;trang=2#dau">', '<a href="/chu-to/vinh-danh?q=an&amp;trang=2#dau">'],
    [
      '<form class="filters" action="/vinh-danh/2019">',
      '<form class="filters" action="/chu-to/vinh-danh/2019">',
    ],
  ])('leads on in its size: %s', (before, after) => {
    expect(large(`${before}x`)).toContain(after);
  });

  it.each([
    ...[
      '<a href="/xa-b/quan-ly">',
      '<a href="/dang-nhap">',
      '<a href="/yeu-cau/xa-b">',
      '<a href="/the.png">',
    ],
    ...['<a href="#noi-dung">', '<a href="https://khac.example/vinh-danh">', '<a href="tel:0237">'],
    ...[
      '<a href="/du-lieu/cong-bo.atom">',
      '<a href="//khac.example/">',
      '<link rel="canonical" href="/vinh-danh"/>',
    ],
    ...['<p title="/vinh-danh">'],
  ])('leaves every other address alone: %s', (tag) => {
    expect(large(`${tag}x`)).toContain(tag);
  });

  it('marks the size that is on, and leads back to the normal one', () => {
    const found = large(
      '<a data-size="normal" href="/so-vang" aria-current="true">A</a>' +
        '<a data-size="large" href="/chu-to/so-vang">A+</a><a data-size="largest" href="/chu-rat-to/so-vang">A++</a>',
    );
    expect(found).toContain(
      '<a data-size="normal" href="/so-vang">A</a><a data-size="large" href="/chu-to/so-vang" aria-current="true">A+</a>' +
        '<a data-size="largest" href="/chu-rat-to/so-vang">A++</a>',
    );
  });

  it('folds its tables at the width where larger text needs it; words of the text are no style', () => {
    const page =
      '<style>@media (max-width:45em){a{}}@media (min-width: 45em){b{}}</style><p>(max-width:45em)</p>';
    expect(large(page)).toContain(
      '@media (max-width:55em){a{}}@media (min-width:55em){b{}}</style><p>(max-width:45em)',
    );
  });
});

describe('Keeping pages in larger text', () => {
  let rig: Rig | undefined;
  afterEach(async () => {
    await rig?.close();
    rig = undefined;
  });

  const counted = (tag = 'names:mac-dinh'): RigOptions['page'] => {
    let count = 0;
    return (_req, res) => {
      count += 1;
      if (tag) tagPage(tag);
      send(res, html(`<a href="/so-vang">render ${count}</a>`));
    };
  };

  it('costs no render of its own, and is kept only when asked for', async () => {
    rig = await startRig({ page: counted() });
    await rig.ask('/vinh-danh');
    expect(rig.store.size).toBe(1);
    const large = await rig.ask('/chu-to/vinh-danh');
    expect(large.text).toContain('<a href="/chu-to/so-vang">render 1</a>');
    expect((await rig.ask('/chu-to/vinh-danh')).text).toBe(large.text);
    expect(rig.store.size).toBe(2);
    expect(rig.seen).toHaveLength(1);
  });

  it('leaves with the page it was made of', async () => {
    rig = await startRig({ page: counted() });
    await rig.ask('/chu-rat-to/vinh-danh');
    rig.store.purge(['names:mac-dinh']);
    expect(rig.store.size).toBe(0);
    expect((await rig.ask('/chu-rat-to/vinh-danh')).text).toContain('render 2');
  });

  it('is not kept when purge messages are silent, nor when the page may not be kept', async () => {
    rig = await startRig({ page: counted() });
    rig.feed.isFresh = false;
    await rig.ask('/chu-to/vinh-danh');
    rig.feed.isFresh = true;
    await rig.ask('/chu-to/vinh-danh?q=an');
    expect(rig.store.size).toBe(0);
    await rig.close();
    rig = await startRig({ page: counted('') });
    await rig.ask('/chu-to/vinh-danh');
    expect(rig.store.size).toBe(0);
  });

  it('keeps its rules: no search engine, no store where names stand, the same status', async () => {
    rig = await startRig({ page: counted() });
    const { headers, status } = await rig.ask('/chu-to/vinh-danh');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
    expect((await rig.ask('/vinh-danh')).headers['x-robots-tag']).toBeUndefined();
    expect((await rig.ask('/chu-to/vinh-danh/nam-nay')).status).toBe(404);
  });
});
