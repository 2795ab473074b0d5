import { describe, expect, it } from 'vitest';
import { createPageStore } from '@/lib/front/page-store';
import { preparePage, type StoredPage } from '@/lib/front/stored-page';
import { isPageTag, tagPage } from '@/lib/web/page-tags';

const page = (...tags: string[]): Promise<StoredPage> =>
  preparePage('<p>a page</p>', { status: 200, tags: new Set(tags) }, 'kept', {
    ...{ contentType: 'text/html; charset=utf-8', form: 'page' },
  });
const store = (now = () => 0, maxBytes = 1e6) =>
  createPageStore({ maxPages: 3, maxBytes, lastCopyMs: 60_000, now });

describe('the page store', () => {
  it('a purge finds every page of a tag and forgets nothing else', async () => {
    const pages = store();
    pages.put('/a', await page('names:h', 'figures:h'), 0);
    pages.put('/b', await page('names:h'), 0);
    pages.put('/c', await page('figures:h'), 0);
    pages.purge(['names:h', 'names:unknown']);
    expect([pages.get('/a'), pages.get('/b'), pages.get('/c') !== undefined]).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it('refuses a page rendered before the latest purge, whatever that purge dropped', async () => {
    const pages = store();
    pages.purge(['figures:other']);
    expect(pages.put('/a', await page('figures:h'), 0)).toBe(false);
    expect(pages.put('/a', await page('figures:h'), 1)).toBe(true);
  });

  it('refuses a page without a tag, and one larger than everything it may keep', async () => {
    const one = await page('figures:h');
    expect(store().put('/a', await page(), 0)).toBe(false);
    expect(store(undefined, one.size - 1).put('/a', one, 0)).toBe(false);
    expect(store(undefined, one.size).put('/a', one, 0)).toBe(true);
  });

  it('its bytes are bounded, also when a page is replaced', async () => {
    const one = await page('figures:h');
    const pages = store(undefined, one.size * 2);
    for (const path of ['/a', '/a', '/a', '/b']) pages.put(path, one, 0);
    expect(pages.size).toBe(2);
    pages.put('/c', one, 0);
    expect([pages.size, pages.get('/a')]).toEqual([2, undefined]);
  });

  it('last copies end after their time, and at the next purge', async () => {
    let time = 1_000;
    const pages = store(() => time);
    const fill = async () => {
      pages.put('/figures', await page('figures:h'), pages.epoch);
      pages.put('/mixed', await page('figures:h', 'names:h'), pages.epoch);
      pages.suspend();
    };
    await fill();
    expect([pages.size, pages.lastCopy('/figures') !== undefined, pages.lastCopy('/mixed')]).toEqual([
      0,
      true,
      undefined,
    ]);
    time += 60_000;
    expect(pages.lastCopy('/figures')).toBeUndefined();
    await fill();
    pages.purge('*');
    expect(pages.lastCopy('/figures')).toBeUndefined();
  });
});

describe('tags', () => {
  it('are refused when a purge message could not carry them', () => {
    for (const tag of [
      'names',
      'names:',
      'Names:h',
      'names:a,b',
      'names:a b',
      'names:é',
      `names:${'a'.repeat(120)}`,
    ]) {
      expect([tag, isPageTag(tag)]).toEqual([tag, false]);
      expect(() => tagPage(tag)).toThrow();
    }
    expect(isPageTag('honours:xa-mot:2019')).toBe(true);
  });
});
