import { afterEach, describe, expect, it } from 'vitest';
import { resolvePublicPath } from '@/lib/web/public-paths';
import { routes } from '@/lib/web/routes';
import { parseVoucherSlug, voucherBooks, voucherSlug } from '@/lib/web/voucher-slug';

afterEach(() => {
  delete process.env.DEFAULT_ASSOCIATION;
});

const places = [
  {},
  { hoi: 'huyen-a' },
  { hoi: 'xa-b' },
  { lang: 'en' as const },
  { lang: 'en' as const, hoi: 'xa-b' },
];

describe('public addresses', () => {
  it('every one that is built is canonical: the front answers it without a redirect', () => {
    process.env.DEFAULT_ASSOCIATION = 'huyen-a';
    const {
      home,
      honours,
      donorRoll,
      transparency,
      publicLedger,
      about,
      privacy,
      help,
      accessibility,
      checkPaper,
    } = routes.public;
    for (const place of places) {
      const built = [
        home,
        honours,
        donorRoll,
        transparency,
        publicLedger,
        about,
        privacy,
        help,
        accessibility,
      ].map((build) => build(place));
      built.push(
        honours({ ...place, year: 2019 }),
        donorRoll({ ...place, year: 2019 }),
        transparency({ ...place, year: 2019 }),
      );
      built.push(checkPaper({ lang: place.lang, code: 'ABCDE-FGHJK' }), checkPaper());
      for (const path of built)
        expect(resolvePublicPath(path, '', 'huyen-a')).toMatchObject({ kind: 'page', canonical: path });
    }
  });

  it('the default association has no prefix, another has, English comes first', () => {
    process.env.DEFAULT_ASSOCIATION = 'huyen-a';
    expect(routes.public.home({ hoi: 'huyen-a' })).toBe('/');
    expect(routes.public.honours({ hoi: 'xa-b', year: 2026, lang: 'en' })).toBe('/en/xa-b/vinh-danh/2026');
    delete process.env.DEFAULT_ASSOCIATION;
    expect(routes.public.home({ hoi: 'huyen-a' })).toBe('/huyen-a');
  });

  it('a query is encoded and empty values leave it', () => {
    expect(routes.public.honours({ query: { q: 'Đồng & Thịnh', trang: 2, nam: undefined, dien: '' } })).toBe(
      '/vinh-danh?q=%C4%90%E1%BB%93ng+%26+Th%E1%BB%8Bnh&trang=2',
    );
  });
});

describe('staff addresses', () => {
  it('every one goes to Next', () => {
    const ref = { book: 'PT', year: 2019, number: 1 } as const;
    const built = Object.values(routes.office).map((build) =>
      (build as (...parts: unknown[]) => string)('xa-b', 'x', 'y'),
    );
    built.push(
      routes.office.contribution('xa-b', ref),
      routes.signIn({ tiep: '/a' }),
      routes.setup(),
      routes.forgottenPassword(),
    );
    built.push(routes.invitation('abc'));
    for (const path of built)
      expect([path, resolvePublicPath(path.split('?')[0] ?? '', '').kind]).toEqual([path, 'next']);
  });

  it('a voucher lives at its number', () => {
    expect(routes.office.contributionVoucherPdf('xa-b', { book: 'PT', year: 2019, number: 1 })).toBe(
      '/xa-b/quan-ly/thu/PT-2019-1/phieu.pdf',
    );
  });

  it('a value cannot become a path', () => {
    expect(routes.office.payment('xa-b', '../../cong')).toBe('/xa-b/quan-ly/chi/..%2F..%2Fcong');
    expect(routes.signIn({ tiep: '/a?b=c&d' })).toBe('/dang-nhap?tiep=%2Fa%3Fb%3Dc%26d');
  });
});

describe('voucher slugs', () => {
  it('go there and back for every book', () => {
    for (const book of voucherBooks) {
      const ref = { book, year: 2026, number: 1234567 };
      expect(parseVoucherSlug(voucherSlug(ref))).toEqual(ref);
    }
  });

  it.each([
    'PT-2019-01',
    'PT-2019-0',
    'pt-2019-1',
    'XX-2019-1',
    'PT-19-1',
    'PT-2019-1 ',
    'PT-2019-12345678',
    '',
    'PT/2019/1',
  ])('refuses "%s"', (slug) => {
    expect(parseVoucherSlug(slug)).toBeNull();
  });
});
