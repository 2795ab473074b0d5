/** Addresses of old keep working: each row of the table leads, in one step, to a page that stands. Files of the root too. */
import { describe, expect, it } from 'vitest';
import { oldAddresses } from '@/lib/web/old-addresses';
import { isAssociationSlug } from '@/lib/web/public-pages';
import { resolvePublicPath } from '@/lib/web/public-paths';

const find = (path: string, search = '') => resolvePublicPath(path, search, 'mac-dinh');

describe.each(oldAddresses.map(([old, now]) => [old.join('/'), now.join('/')]))('/%s', (old, now) => {
  it.each(['', '/en', '/xa-b', '/en/xa-b'])(
    'leads to where the page stands now, in one step, under "%s"',
    (before) => {
      const found = find(`${before}/${old}`);
      // Checking a paper is one address for all associations.
      const place = now === 'kt' ? before.replace('/xa-b', '') : before;
      const target = now === 'van-dong' ? undefined : `${place}/${now}`;
      if (target === undefined) expect(found.kind).toBe('notFound');
      else {
        expect(found).toEqual({ kind: 'redirect', status: 308, location: target });
        expect(find(target).kind).toBe('page');
      }
    },
  );

  it('can hide no page and be hidden by no association', () => {
    expect(isAssociationSlug(old.split('/')[0]!)).toBe(false);
  });
});

it('what follows is kept: year, round, campaign, code and the known words of the query', () => {
  const leads = (path: string, search = '') => {
    const found = find(path, search);
    return found.kind === 'redirect' ? found.location : found.kind;
  };
  expect(leads('/bang-vang/2019')).toBe('/vinh-danh/2019');
  expect(leads('/en/xa-b/bang-vang/2019', '?q=an&x=1')).toBe('/en/xa-b/vinh-danh/2019?q=an');
  expect(leads('/thu-chi/2018')).toBe('/minh-bach/2018');
  expect(leads('/thu-chi/so', '?nam=2019')).toBe('/minh-bach/so-thu-chi?nam=2019');
  expect(leads('/thu-chi/dot-xet/tet-2019')).toBe('/minh-bach/dot-xet/tet-2019');
  expect(leads('/chien-dich/xuan-2019')).toBe('/van-dong/xuan-2019');
  expect(leads('/kiem-tra/k7qmx-3rtyb')).toBe('/kt/K7QMX-3RTYB');
  expect(leads('/du-lieu-mo/vinh-danh-2019.csv')).toBe('/du-lieu/vinh-danh-2019.csv');
});

it('leads to no page that is not there', () => {
  for (const path of ['/bang-vang/20190', '/xa-b/yb/bang-vang', '/bang-vang/2019/x', '/lien-he/2019'])
    expect(find(path).kind).toBe('notFound');
});

describe('files of the root', () => {
  it('the map of the site stands at the root and under each association, robots.txt at the root alone', () => {
    expect(find('/sitemap.xml')).toMatchObject({ kind: 'page', form: 'file' });
    expect(find('/xa-b/sitemap.xml')).toMatchObject({ kind: 'page', inner: '/cong/vi/xa-b/sitemap.xml' });
    expect(resolvePublicPath('/sitemap.xml', '')).toMatchObject({ inner: '/cong/vi/_/sitemap.xml' });
    expect(find('/robots.txt')).toMatchObject({ kind: 'page', form: 'file' });
    expect(find('/xa-b/robots.txt')).toMatchObject({ kind: 'redirect', location: '/robots.txt' });
  });
});
