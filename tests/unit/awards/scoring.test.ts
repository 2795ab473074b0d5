/** The order by scores: exact, ties left to people, abstaining is not zero, and one member who decides alone is found. */
import { describe, expect, it } from 'vitest';
import { type CountedSheet, decidedByOne, rankFiles } from '@/lib/awards/rules/scoring';
import { type Mark, readMarks, rubricForm, scoreForm, writeMarks } from '@/lib/awards/schema/scoring';

const sheet = (nominationId: number, member: string, ...marks: Mark[]): CountedSheet => ({
  ...{ nominationId, member, marks },
});
const placesOf = (ranked: ReturnType<typeof rankFiles>) =>
  ranked.map((file) => [file.nominationId, file.place, file.outcome]);

describe('the order of a category', () => {
  it('weighs the criteria', () => {
    const sheets = [sheet(1, 'a', 5, 2), sheet(2, 'a', 3, 4)];
    expect(placesOf(rankFiles([1, 2], sheets, [1, 1], 1))).toEqual([
      [1, 1, 'tie'],
      [2, 1, 'tie'],
    ]);
    expect(placesOf(rankFiles([1, 2], sheets, [1, 3], 1))).toEqual([
      [2, 1, 'inside'],
      [1, 2, 'reserve'],
    ]);
  });

  it('does not count who abstained: one sheet of five beats three sheets of four', () => {
    const sheets = [sheet(1, 'a', 5), sheet(2, 'a', 4), sheet(2, 'b', 4), sheet(2, 'c', 4)];
    expect(placesOf(rankFiles([1, 2], sheets, [1], 1))[0]).toEqual([1, 1, 'inside']);
    // The control: an abstention read as a zero would turn the two around.
    const zeros = [...sheets, sheet(1, 'b', 0 as Mark), sheet(1, 'c', 0 as Mark)];
    expect(placesOf(rankFiles([1, 2], zeros, [1], 1))[0]).toEqual([2, 1, 'inside']);
  });

  it('breaks an equal mean by the median, and leaves the rest to people', () => {
    const sheets = [
      ...[sheet(1, 'a', 5), sheet(1, 'b', 4), sheet(1, 'c', 1)],
      ...[sheet(2, 'a', 4), sheet(2, 'b', 3), sheet(2, 'c', 3)],
      ...[sheet(3, 'a', 3), sheet(3, 'b', 3), sheet(3, 'c', 4)],
    ];
    const ranked = rankFiles([3, 2, 1], sheets, [1], 2);
    expect(placesOf(ranked)).toEqual([
      [1, 1, 'inside'],
      [2, 2, 'tie'],
      [3, 2, 'tie'],
    ]);
    expect(ranked[0]).toMatchObject({ median: 4, spread: 4, sheets: 3 });
    expect(ranked[1]!.tiedWith).toEqual([3]);
    // With a place for both there is nothing to decide.
    expect(placesOf(rankFiles([3, 2, 1], sheets, [1], 3)).map((one) => one[2])).toEqual([
      'inside',
      'inside',
      'inside',
    ]);
  });

  it('compares means as fractions: a third is not 0,33', () => {
    const thirds = [sheet(1, 'a', 3), sheet(1, 'b', 3), sheet(1, 'c', 4)];
    const hundred = Array.from({ length: 100 }, (_, at) => sheet(2, `m${at}`, at < 33 ? 4 : 3));
    expect(placesOf(rankFiles([2, 1], [...hundred, ...thirds], [1], 1))[0]).toEqual([1, 1, 'inside']);
  });

  it('puts a file without a sheet last and gives it no place', () => {
    const ranked = rankFiles([1, 2], [sheet(2, 'a', 1)], [1], 2);
    expect(placesOf(ranked)).toEqual([
      [2, 1, 'inside'],
      [1, null, 'unscored'],
    ]);
    expect(ranked[1]).toMatchObject({ mean: null, median: null, spread: 0 });
  });

  it('keeps the reserve in order', () => {
    const sheets = [1, 2, 3, 4].map((id) => sheet(id, 'a', (6 - id) as Mark));
    expect(placesOf(rankFiles([4, 3, 2, 1], sheets, [1], 2))).toEqual([
      [1, 1, 'inside'],
      [2, 2, 'inside'],
      [3, 3, 'reserve'],
      [4, 4, 'reserve'],
    ]);
  });
});

describe('one member who decides alone', () => {
  it('is named with the files that change sides', () => {
    const sheets = [
      ...[sheet(1, 'a', 4), sheet(1, 'b', 4), sheet(1, 'c', 5)],
      ...[sheet(2, 'a', 5), sheet(2, 'b', 5), sheet(2, 'c', 1)],
    ];
    expect(decidedByOne([1, 2], sheets, [1], 1)).toEqual([{ member: 'c', inside: [1], outside: [2] }]);
  });

  it('is nobody where the others agree', () => {
    const sheets = ['a', 'b', 'c'].flatMap((member) => [sheet(1, member, 5), sheet(2, member, 2)]);
    expect(decidedByOne([1, 2], sheets, [1], 1)).toEqual([]);
  });
});

describe('the forms', () => {
  it('read marks and write them the same', () => {
    expect(readMarks('4,,5', 3)).toEqual([4, null, 5]);
    expect(readMarks('4,9,x,1', 3)).toEqual([4, null, null]);
    expect(readMarks('4', 3)).toEqual([4, null, null]);
    expect(writeMarks([4, null, 5])).toBe('4,,5');
  });

  it('cut a sheet to the criteria there are', () => {
    const form = {
      round: 'tet',
      nominationId: '7',
      rubricVersion: '1',
      step: 'submit',
      criteria: '2',
      m1: '3',
      m2: '5',
      m3: '1',
    };
    expect(scoreForm.parse(form)).toMatchObject({
      step: 'submit',
      input: { nominationId: 7, marks: [3, 5] },
    });
    expect(scoreForm.safeParse({ ...form, m1: '6' }).success).toBe(false);
    expect(scoreForm.safeParse({ ...form, criteria: '9' }).success).toBe(false);
  });

  it('ask for words for every mark of a criterion', () => {
    const words = {
      c1_name: 'Vượt khó',
      c1_weight: '2',
      c1_a1: 'a',
      c1_a2: 'b',
      c1_a3: 'c',
      c1_a4: 'd',
      c1_a5: 'e',
    };
    const form = { round: 'tet', roundId: '1', version: '0', visibility: 'afterOwn', ...words };
    expect(rubricForm.parse(form).input).toMatchObject({
      afterVersion: 0,
      criteria: [{ name: 'Vượt khó', weight: 2 }],
    });
    const bad = rubricForm.safeParse({ ...form, c1_a4: '', c1_weight: '11' });
    expect(bad.error?.issues.map((issue) => [issue.path.join(), issue.message])).toEqual([
      ['c1_weight', 'fields.invalid'],
      ['c1_a4', 'fields.required'],
    ]);
    const none = rubricForm.safeParse({ round: 'tet', roundId: '1', version: '0', visibility: 'afterOwn' });
    expect(none.success).toBe(false);
  });
});
