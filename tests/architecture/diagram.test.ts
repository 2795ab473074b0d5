/**
 * The picture in docs/architecture.md is what the imports say.
 * When it is not: npx tsx scripts/architecture-diagram.ts
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrowsOf, boxOf, drawingOf, readImports, withDrawing } from '@/scripts/architecture-diagram';

const text = readFileSync('docs/architecture.md', 'utf8');

describe('the picture of the architecture', () => {
  it('is current', () => {
    expect(withDrawing(text, drawingOf(readImports()))).toBe(text);
  });

  it('changes when an import between two boxes is added', () => {
    const drawing = drawingOf([['lib/honours/queries.ts', 'db/client.ts']]);
    expect(drawing).toContain('lib/honours');
    expect(drawing).toMatch(/n\d+ --> n\d+/);
    expect(withDrawing(text, drawing)).not.toBe(text);
  });

  it('leaves out arrows that follow from others, but none of a ring', () => {
    const chain: [string, string][] = [
      ['lib/front/a.ts', 'lib/web/b.ts'],
      ['lib/web/b.ts', 'db/client.ts'],
      ['lib/front/a.ts', 'db/client.ts'],
    ];
    expect(arrowsOf(chain)).toEqual([
      ['lib/front', 'lib/web'],
      ['lib/web', 'db'],
    ]);
    expect(arrowsOf([...chain, ['db/refusal.ts', 'lib/front/c.ts']])).toHaveLength(4);
  });

  it.each([
    ['lib/kernel/money.ts', undefined],
    ['app/(public)/cong/[lang]/layout.tsx', 'public pages'],
    ['lib/awards/rules.ts', 'contributions · donors · awards · payments · ceremonies'],
    ['db/seed/demo.ts', 'db/seed'],
    ['scripts/bench/posting.ts', undefined],
  ])('puts %s into the box %s', (path, box) => {
    expect(boxOf(path)).toBe(box);
  });
});
