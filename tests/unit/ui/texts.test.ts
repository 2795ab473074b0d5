/** Texts of the interface exist in both languages, with the same places for values. */
import { describe, expect, it } from 'vitest';
import { uiWords } from '@/components/ui/words';
import { catalogue } from '@/messages/catalogue';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else for (const [below, text] of flatten(value, here)) found.set(below, text);
  }
  return found;
}

/** Names of the values a text takes; words inside plural and select forms begin with a capital here. */
const places = (text: string) => [...new Set(text.match(/(?<=\{)[a-z]\w*/g))].sort().join(' ');

/** Keys that differ, and keys whose values go to different places. */
function differences(vi: Tree, en: Tree): string[] {
  const [a, b] = [flatten(vi), flatten(en)];
  const missing = [...new Set([...a.keys(), ...b.keys()])].filter((key) => !a.has(key) || !b.has(key));
  const moved = [...a].filter(([key, text]) => b.has(key) && places(text) !== places(b.get(key)!));
  return [...missing, ...moved.map(([key]) => key)];
}

describe('texts', () => {
  it.each(['ui', 'common'] as const)('of %s are complete in Vietnamese and English', (module) => {
    expect(differences(catalogue.vi[module], catalogue.en[module])).toEqual([]);
    expect([...flatten(catalogue.vi[module]).values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('that miss a key or a value in one language are found', () => {
    expect(differences({ a: 'x {name}', b: 'y' }, { a: 'x' })).toEqual(['b', 'a']);
  });

  it('are all in composed Unicode, so that search and screens agree', () => {
    for (const module of ['ui', 'common'] as const) {
      for (const text of flatten(catalogue.vi[module]).values()) expect(text).toBe(text.normalize('NFC'));
    }
  });

  it('count in both languages', () => {
    expect(uiWords('vi')('comboboxCount', { count: 0 })).toBe('Không có mục nào khớp');
    expect(uiWords('vi')('comboboxCount', { count: 3 })).toMatch(/^Có 3 mục/);
    expect(uiWords('en')('comboboxCount', { count: 1 })).toMatch(/^1 match\./);
  });
});
