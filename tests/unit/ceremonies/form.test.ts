/** The form of a new ceremony: its address follows from its name, and no ceremony takes the address of the form itself. */
import { describe, expect, it } from 'vitest';
import { ceremonyForm } from '@/lib/ceremonies/schema';

const read = (changes: Record<string, string>) =>
  ceremonyForm.safeParse({
    ...{ slug: '', roundId: '3', name: 'Lễ trao học bổng Đức Thịnh 2026', heldOn: '28/11/2026' },
    ...{ place: 'Hội trường xã', today: '2026-11-28', ...changes },
  });
const slugOf = (changes: Record<string, string>) => read(changes).data?.slug;
const problems = (changes: Record<string, string>) =>
  read(changes).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the address of a ceremony', () => {
  it('is made from the name when none is typed', () => {
    expect(slugOf({})).toBe('le-trao-hoc-bong-duc-thinh-2026');
  });
  it('is what was typed, without marks', () => {
    expect(slugOf({ slug: 'Tết 2027' })).toBe('tet-2027');
  });
  it('is never that of the form, and never empty', () => {
    expect(problems({ slug: 'moi' })).toEqual(['slug: ceremonies.slugForm']);
    expect(problems({ name: '…' })).toEqual(['slug: ceremonies.slugForm']);
  });
});
