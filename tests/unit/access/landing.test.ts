import { describe, expect, it } from 'vitest';
import { landingOf, pathInside } from '@/lib/access/landing';

describe('the way on after signing in', () => {
  it.each(['/hoi-xa-2026/quan-ly', '/a?b=c', '/'])('stays inside this site: %s', (path) => {
    expect(pathInside(path, '/x')).toBe(path);
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\\b',
    '/a\nb',
    '',
    null,
    undefined,
  ])('is never %s', (path) => {
    expect(pathInside(path, '/x')).toBe('/x');
  });

  const home = '/hoi-xa-2026/quan-ly';
  it.each([home, `${home}/thu?trang=2`, `${home}/thu/pt-3-2026/phieu.pdf`, `${home}?a=//evil.example`])(
    'leads back to the wanted page of the association: %s',
    (path) => {
      expect(landingOf(path, 'hoi-xa-2026')).toBe(path);
    },
  );
  it.each([
    ...['//evil.example', 'https://evil.example', '/\\evil.example', `${home}\\..\\x`, '', null],
    ...['/hoi-huyen-2019/quan-ly', '/hoi-xa-2026', `${home}-khac`, '/api/auth/signin', '/'],
    ...[`${home}/../../hoi-huyen-2019/quan-ly`, `${home}/%2e%2e/%2E./hoi-huyen-2019/quan-ly`],
  ])('leads home instead of to %s', (path) => {
    expect(landingOf(path, 'hoi-xa-2026')).toBe(home);
  });
  it('leads to the choice of workplaces when no association was asked for, or none that can exist', () => {
    expect(landingOf('https://evil.example', undefined)).toBe('/dang-nhap/noi-lam-viec');
    expect(landingOf(null, '../x')).toBe('/dang-nhap/noi-lam-viec');
  });
});
