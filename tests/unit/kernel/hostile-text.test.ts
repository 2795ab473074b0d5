import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalFields } from '@/lib/kernel/canonical';
import { isPaperCode, parsePaperCode, slugify } from '@/lib/kernel/codes';
import { isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { parseVnd, parseVndWords } from '@/lib/kernel/money';
import {
  compareNames,
  foldText,
  initials,
  maskName,
  nameSortKey,
  normaliseLines,
  normaliseText,
} from '@/lib/kernel/names';
import { parseSchoolYear } from '@/lib/kernel/school-year';

const naughty: string[] = JSON.parse(
  readFileSync(new URL('../../fixtures/blns.json', import.meta.url), 'utf8'),
);

describe('hostile text', () => {
  test('the list is there', () => {
    expect(naughty.length).toBeGreaterThan(500);
  });

  test.each<[string, (text: string) => unknown]>([
    ['parseVnd', parseVnd],
    ['parseVndWords', parseVndWords],
    ['parseDateVn', (text) => parseDateVn(text, '2019-07-02')],
    ['isDateVn', isDateVn],
    ['parseSchoolYear', parseSchoolYear],
    ['normaliseText', normaliseText],
    ['normaliseLines', normaliseLines],
    ['foldText', foldText],
    ['nameSortKey', nameSortKey],
    ['compareNames', (text) => compareNames(text, 'Nguyễn Văn An')],
    ['maskName', maskName],
    ['initials', initials],
    ['slugify', slugify],
    ['parsePaperCode', parsePaperCode],
    ['isPaperCode', isPaperCode],
    ['canonicalFields', (text) => canonicalFields([text, null])],
  ])('never makes %s throw, nor work for more than a moment on a million characters', (_, run) => {
    for (const text of naughty) expect(() => run(text), JSON.stringify(text)).not.toThrow();
    const started = performance.now();
    run('ậ '.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('reads as money only what is plainly an amount or a question', () => {
    const read = naughty.filter((text) => parseVnd(text).kind !== 'error');
    expect(read).toEqual(
      (
        "0|1|1.00|+0|+0.0|0.00|0,00|1,000.00|1 000.00|1'000.00|1,000,000.00|1 000 000.00|1'000'000.00|" +
        "1.000,00|1 000,00|1'000,00|1.000.000,00|1 000 000,00|1'000'000,00|01000|08|09|１２３"
      ).split('|'),
    );
  });

  test('leaves nothing in a stored text that a database refuses or a reader cannot see', () => {
    for (const text of naughty) {
      expect(normaliseText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u200B\u2060\uFEFF]|^\s|\s$|\s\s/u);
    }
  });
});
