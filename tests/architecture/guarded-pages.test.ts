/** Every staff page answers with words when it is refused: it is exported through the guard. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const isGuarded = (text: string) =>
  /^export default guarded\(async function \w+\(/m.test(text) || !/officePage\(|notFound\(/.test(text);

describe('the staff pages', () => {
  it('are exported through the guard', () => {
    const files = readdirSync('app/(office)/[hoi]/quan-ly', { recursive: true, withFileTypes: true });
    const pages = files
      .filter(({ name }) => name === 'page.tsx')
      .map(({ parentPath, name }) => `${parentPath}/${name}`);
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.filter((path) => !isGuarded(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('would be found when one were not', () => {
    expect(isGuarded('export default async function P() { const page = await officePage(hoi); }')).toBe(
      false,
    );
    expect(isGuarded('export default async function P() { notFound(); }')).toBe(false);
  });
});
