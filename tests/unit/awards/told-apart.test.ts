/** marksApart: what tells candidates of one name apart. */
import { describe, expect, it } from 'vitest';
import { calledName } from '@/components/awards/called-name';
import { marksApart, type Namesake } from '@/lib/awards/rules/told-apart';

const one = (id: number, changes: Partial<Namesake> = {}): Namesake => ({
  ...{ id, name: 'Hà Văn Gió', birthYear: 2011, className: '7A', school: 'THCS Mẫu' },
  ...changes,
});
const marks = (...files: Namesake[]) =>
  [...marksApart(files)].map(([id, { kind, value }]) => `${id} ${kind} ${value}`);

describe('marksApart', () => {
  it('says nothing beside a name that nobody shares', () => {
    expect(marks(one(1), one(2, { name: 'Hà Văn Giỏ' }))).toEqual([]);
  });

  it('takes the first mark that nobody of the name shares', () => {
    expect(marks(one(1), one(2, { birthYear: 2012 }))).toEqual(['1 birthYear 2011', '2 birthYear 2012']);
    expect(marks(one(1), one(2, { className: '7B' }))).toEqual(['1 className 7A', '2 className 7B']);
    expect(marks(one(1), one(2, { school: 'THCS Sông' }))).toEqual([
      '1 school THCS Mẫu',
      '2 school THCS Sông',
    ]);
  });

  it('of three, a mark that two share is not enough; nor is one that somebody lacks', () => {
    expect(marks(one(1), one(2, { birthYear: 2012 }), one(3, { birthYear: 2012 }))).toEqual([
      '1 number 1',
      '2 number 2',
      '3 number 3',
    ]);
    expect(marks(one(1), one(2, { birthYear: null, className: '7B' }))).toEqual([
      '1 className 7A',
      '2 className 7B',
    ]);
  });
});

it('a name is called with its mark in the language of the reader', () => {
  const [, mark] = [...marksApart([one(47), one(48)])][0]!;
  expect(calledName({ name: 'Hà Văn Gió', mark }, 'vi')).toBe('Hà Văn Gió (hồ sơ số 47)');
  expect(calledName({ name: 'Hà Văn Gió', mark }, 'en')).toBe('Hà Văn Gió (file 47)');
  expect(calledName({ name: 'Hà Văn Gió' }, 'vi')).toBe('Hà Văn Gió');
});
