/** The six pages, their versions and those of campaigns stay under 14 kB, whatever is written in them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createElement as h, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PageVersionsPage } from '@/components/honours/page-versions';
import { SitePageView } from '@/components/honours/site-page';
import { SitePageOld } from '@/components/honours/site-page-old';
import { builtInPage } from '@/lib/honours/built-in-pages';
import { siteTextProblem } from '@/lib/honours/rules/site-text';

const facts = {
  ...{ name: 'Hội Khuyến học xã Mẫu', shortName: 'HKH Mẫu', address: 'Số 1 phố Mẫu' },
  ...{ phone: '0237 000 000', approvals: '2' },
};

describe('the weight', () => {
  const styles = ['tokens', 'base', 'parts', 'public-shell']
    .map((name) => readFileSync(`components/ui/css/${name}.css`, 'utf8'))
    .join('')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ');
  const association = {
    ...{ slug: 'mau', name: 'Hội Khuyến học xã Mẫu', shortName: 'HKH Mẫu', level: 'commune', place: 'Mẫu' },
    ...{ address: 'Số 1 phố Mẫu', phone: '0237 000 000', isClosed: false, isDemo: true },
  };
  const bytes = (page: ReactElement) =>
    gzipSync(`<style>${styles}</style>${renderToStaticMarkup(page)}`, { level: 9 }).length;
  /** As hard to press together as a text can be. */
  const noise = (length: number, seed: string) =>
    Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
      createHash('sha512').update(`${seed}${at}`).digest('base64url').slice(0, 64),
    )
      .join(' ')
      .slice(0, length);
  const common = { locale: 'vi' as const, association };

  it.each(['built-in', 'noise'])('of a page stays under 14 kB: %s', (kind) => {
    const vi = kind === 'noise' ? noise(6000, 'a') : builtInPage('help').vi;
    const now = { texts: { vi, en: '' }, facts };
    expect(siteTextProblem(vi)).toBeUndefined();
    expect(bytes(h(SitePageView, { page: { ...common, kind: 'help', now } }))).toBeLessThan(14 * 1024);
  });

  it('of a version with everything taken out and everything put in stays under 14 kB', () => {
    const texts = { vi: builtInPage('help').vi, en: builtInPage('help').en };
    const before = { vi: builtInPage('rules').vi, en: builtInPage('rules').en };
    const version = {
      ...{ version: 2, isBuiltIn: false, isWithdrawn: false, publishedAt: '2026-11-28T08:00:00+07:00' },
      ...{ fingerprint: 'a'.repeat(64), reason: 'Thêm giờ tiếp', texts, facts },
    };
    const data = {
      ...{ kind: 'help' as const, number: 2, version, isInForce: true },
      ...{ previous: { version: 1, texts: before }, part: 1 },
    };
    expect(bytes(h(SitePageOld, { page: { ...common, data } }))).toBeLessThan(14 * 1024);
  });

  it.each([
    ['in many lines', '\n'],
    ['in one line', ' '],
  ])(
    'of every part of a version with two hostile texts %s stays under 14 kB, and nothing is left out',
    (_, joint) => {
      const text = (seed: string) => noise(6_000, seed).replaceAll(' ', joint);
      const texts = { vi: text('a'), en: text('b') };
      const before = { vi: text('c'), en: text('d') };
      const version = {
        ...{ version: 2, isBuiltIn: false, isWithdrawn: false, publishedAt: '2026-11-28T08:00:00+07:00' },
        ...{ fingerprint: 'a'.repeat(64), reason: 'Viết lại', texts, facts },
      };
      const seen = new Set<string>();
      let [part, last] = [1, 1];
      for (; part <= last; part += 1) {
        const data = {
          ...{ kind: 'help' as const, number: 2, version, isInForce: true, part },
          previous: { version: 1, texts: before },
        };
        const page = h(SitePageOld, { page: { ...common, data } });
        expect(bytes(page), `part ${part}`).toBeLessThan(14 * 1024);
        const shown = renderToStaticMarkup(page);
        for (const [, line] of shown.matchAll(/<(?:ins|del)[^>]*>([^<]*)/g)) seen.add(line!);
        for (const [, next] of shown.matchAll(/trang=(\d+)/g)) last = Math.max(last, Number(next));
        expect(shown.includes('<hr/>')).toBe(part === last);
      }
      expect(last).toBeGreaterThan(3);
      const lines = [texts.vi, texts.en, before.vi, before.en].flatMap((one) => one.split('\n'));
      expect(lines.every((line) => seen.has(line))).toBe(true);
    },
  );

  it('of a history of twenty rewritten campaign pages stays under 14 kB, each readable whole', () => {
    const versions = Array.from({ length: 20 }, (_, at) => ({
      ...{ kind: 'campaign' as const, page: 'tet', version: 21 - at, asOf: '2026-11-28', name: 'Tết' },
      ...{
        publishedAt: '2026-11-28T08:00:00+07:00',
        fingerprint: noise(64, `f${at}`),
        cause: 'byHand' as const,
      },
      ...{ previous: 20 - at, isWithdrawn: false },
      changes: [
        {
          ...{ version: 21 - at, figure: 'usedFor', before: null, after: null },
          ...{ was: noise(1_000, `w${at}`), isNow: noise(1_000, `n${at}`) },
        },
      ],
    }));
    const data = { kind: 'campaign' as const, page: 'tet', versions, at: 1, hasOlder: true, isOne: false };
    const page = h(PageVersionsPage, { page: { ...common, data } });
    expect(bytes(page)).toBeLessThan(14 * 1024);
    expect(renderToStaticMarkup(page).match(/ban=\d+/g)).toHaveLength(20);
    const one = h(PageVersionsPage, {
      page: { ...common, data: { ...data, versions: versions.slice(0, 1), isOne: true } },
    });
    expect(renderToStaticMarkup(one)).toContain(versions[0]!.changes[0]!.isNow);
    expect(bytes(one)).toBeLessThan(14 * 1024);
  });
});
