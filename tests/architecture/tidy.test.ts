/**
 * The repository tested as a program: sizes, names, words, doors, texts, lock file.
 * Each check reads the real tree, and has a twin that sees it fire on a planted example.
 */
import { describe, expect, it } from 'vitest';
import { examples as examplesOfCode } from './tidy/examples';
import { examplesOfTexts } from './tidy/examples-of-texts';
import { placeholdersOf } from './tidy/icu';
import { medianLines } from './tidy/size';
import { readTree, type SourceFile } from './tidy/tree';

const examples = [...examplesOfCode, ...examplesOfTexts];
const tree = readTree('.');
const filesOf = (files: Record<string, string>): SourceFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));
/** Several examples may share a check; in the real tree it runs once, under the first one's name. */
const checks = new Map([...examples].reverse().map((example) => [example.check, example]));

describe('the repository', () => {
  it('was read: all rooms are there', () => {
    const rooms = new Set(tree.map((file) => file.path.split('/')[0]));
    for (const room of ['app', 'components', 'lib', 'db', 'messages', 'tests', 'scripts', 'docs'])
      expect(rooms).toContain(room);
    expect(tree.length).toBeGreaterThan(300);
  });

  for (const { guarantee, check } of [...checks.values()].reverse())
    it(guarantee, () => {
      expect(check(tree)).toEqual([]);
    });

  it('has files whose middle one a reader takes in at one look', ({ annotate }) => {
    const median = medianLines(tree);
    annotate(`median of ${median} lines a file; the aim is 60`);
    expect(median).toBeGreaterThan(0);
    expect(median).toBeLessThanOrEqual(100);
  });
});

describe('each check', () => {
  for (const { guarantee, check, bad, good } of examples) {
    it(`leaves a good tree alone: ${guarantee}`, () => {
      expect(check(filesOf(good))).toEqual([]);
    });

    for (const [path, text] of Object.entries(bad))
      it(`fires on ${path} when it breaks: ${guarantee}`, () => {
        expect(check(filesOf({ ...good, [path]: text }))).not.toEqual([]);
      });
  }
});

describe('the placeholders of a message', () => {
  it.each([
    ['no values', []],
    ["it''s {name}", ['name']],
    ['{count, plural, one {# gift} other {# gifts of {total}}}', ['count', 'total']],
    ['{at, date, short} <b>{who}</b>', ['<b>', 'at', 'who']],
    ["a '{'brace'}' in quotes", []],
  ])('of "%s" are %j', (message, expected) => {
    expect(placeholdersOf(message)).toEqual(expected);
  });
});
