/** What the forms about rules and facts send: an empty box removes, a strange word is refused, nothing is guessed. */
import { describe, expect, it } from 'vitest';
import { factsForm } from '@/lib/awards/schema/facts';
import { bindForm, readVersion, reasonsForm, revisionForm } from '@/lib/awards/schema/rules-forms';

const today = '2026-11-27';
const problemsOf = (result: {
  success: boolean;
  error?: { issues: { path: PropertyKey[]; message: string }[] };
}) => Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));

describe('the next version', () => {
  const base = { today, base: '', after: '', name: 'Quy chế', validFrom: '', sourceTitle: '', seen: '' };

  it('reads amounts, an emptied box, percentages and new rows', () => {
    const form = revisionForm.parse({
      ...base,
      ...{
        base: '12@3',
        after: '3',
        validFrom: '1/1/2027',
        rate_0: '350k',
        rate_4: ' ',
        cap_0: '15',
        rounding_0: 'up',
      },
      ...{
        new_0_category: 'excellentTeacher',
        new_0_level: '',
        new_0_rank: 'recognised',
        new_0_amount: '800.000',
      },
      ...{ new_0_from: '2025', new_0_until: '' },
    });
    expect(form).toMatchObject({
      base: { ruleSetId: 12, version: 3 },
      ...{ afterVersion: 3, validFrom: '2027-01-01' },
    });
    expect(form.edits.amounts).toEqual(
      new Map([
        [0, 350_000n],
        [4, null],
      ]),
    );
    expect(form.edits.caps).toEqual(new Map([[0, { percent: 15, rounding: 'up' }]]));
    expect(form.edits.added).toEqual([
      {
        ...{ category: 'excellentTeacher', level: null, rank: 'recognised', from: 2025, until: null },
        gives: { kind: 'money', amountVnd: '800000' },
      },
    ]);
    expect(form.entered).toMatchObject({ rate_0: '350k', new_0_amount: '800.000' });
    expect(form.entered).not.toHaveProperty('seen');
  });

  it('refuses a new set without a name, amounts with two readings, percentages that are none', () => {
    const read = revisionForm.safeParse({
      ...{ ...base, name: '', rate_0: '1.5', cap_0: '101', validFrom: '31/2/2027' },
      ...{ new_1_amount: '5000', new_1_category: 'prince', new_1_rank: '' },
    });
    expect(problemsOf(read)).toEqual({
      ...{ name: 'fields.required', rate_0: 'fields.ambiguousAmount', cap_0: 'fields.invalid' },
      ...{ validFrom: 'fields.badDate', new_1_category: 'fields.required', new_1_rank: 'fields.required' },
    });
  });
});

describe('versions and reasons', () => {
  it('"12@3" is a version; anything else is none', () => {
    expect(readVersion('12@3')).toEqual({ ruleSetId: 12, version: 3 });
    for (const text of [undefined, '', '12', '0@1', '1@0', '1@2@3', 'a@b'])
      expect(readVersion(text)).toBeUndefined();
    expect(problemsOf(bindForm.safeParse({ round: 'tet', roundId: '1', rules: 'x' }))).toEqual({
      rules: 'fields.required',
    });
  });

  it('a reason belongs to the file in its name; an empty one is none', () => {
    const form = reasonsForm.parse({ round: 'tet', roundId: '1', why_7: ' vì lũ ', why_8: ' ', other: 'x' });
    expect(form.reasons).toEqual([{ nominationId: 7, reason: 'vì lũ' }]);
    const long = reasonsForm.safeParse({ round: 'tet', roundId: '1', why_7: 'x'.repeat(501) });
    expect(problemsOf(long)).toEqual({ why_7: 'fields.tooLong' });
  });
});

describe('facts of a file', () => {
  const file = { round: 'tet', nominationId: '5', today, grade: '', study: '', conduct: '', pupils: '' };

  it('reads a result, prizes with their day, pupils and the tick', () => {
    const { facts } = factsForm.parse({
      ...{ ...file, grade: '7', study: 'good', conduct: 'fair', pupils: '320', isPaidElsewhere: 'on' },
      ...{
        rank_0: 'first',
        level_0: 'province',
        won_0: '15/3/2026',
        rank_2: 'recognised',
        won_2: '1/10/2026',
      },
    });
    expect(facts).toEqual({
      result: { grade: 7, study: 'good', conduct: 'fair' },
      prizes: [
        { level: 'province', rank: 'first', wonOn: '2026-03-15' },
        { level: null, rank: 'recognised', wonOn: '2026-10-01' },
      ],
      ...{ pupils: 320, isPaidElsewhere: true },
    });
  });

  it('nothing written is nothing known', () => {
    expect(factsForm.parse(file).facts).toEqual({
      ...{ result: null, prizes: [], pupils: null, isPaidElsewhere: false },
    });
  });

  it('refuses half a result, a class no circular knows, a prize without rank or day, and one not won yet', () => {
    const read = factsForm.safeParse({
      ...{
        ...file,
        grade: '7',
        rank_0: 'good',
        won_0: '1/3/2026',
        rank_1: 'first',
        rank_2: 'first',
        won_2: '1/1/2027',
      },
    });
    expect(problemsOf(read)).toEqual({
      ...{ study: 'fields.required', rank_0: 'fields.required' },
      ...{ won_1: 'fields.required', won_2: 'fields.futureDate' },
    });
    const strange = factsForm.safeParse({ ...file, grade: '7', study: 'genius', conduct: 'holy' });
    expect(problemsOf(strange)).toEqual({ study: 'fields.invalid', conduct: 'fields.invalid' });
  });
});
