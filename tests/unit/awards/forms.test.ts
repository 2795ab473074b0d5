/** Forms of this module: what people type becomes an input or a problem at its own box, never a guess. */
import { describe, expect, it } from 'vitest';
import { approveForm, decisionForm } from '@/lib/awards/schema/award-forms';
import { concludeForm } from '@/lib/awards/schema/conclude-form';
import { nominationForm, reviewForm } from '@/lib/awards/schema/dossier-forms';
import { roundForm } from '@/lib/awards/schema/round-forms';
import { problemsOf } from '@/lib/web/form-values';

const problems = (
  schema: { safeParse: (raw: unknown) => { success: boolean; error?: unknown } },
  raw: unknown,
) => {
  const result = schema.safeParse(raw);
  return result.success ? {} : problemsOf(result.error as Parameters<typeof problemsOf>[0]);
};
const round = {
  ...{
    today: '2019-01-02',
    name: 'Tết khuyến học 2019',
    schoolYear: '2018-2019',
    fiscalYear: '2019',
    fundId: '3',
  },
  ...{ deadlineOn: '20/1/2019', specialHardshipStudent_quota: '3', specialHardshipStudent_rate: '500k' },
  excellentTeacher_honours: '5',
};

describe('opening a round', () => {
  it('reads categories with money and without, and makes the address from the name', () => {
    expect(roundForm.parse(round)).toEqual({
      ...{
        slug: 'tet-khuyen-hoc-2019',
        name: 'Tết khuyến học 2019',
        schoolYear: '2018–2019',
        fiscalYear: 2019,
      },
      ...{ fundId: 3, deadlineOn: '2019-01-20' },
      categories: [
        { category: 'excellentTeacher', benefit: 'honour', quota: 5, rateVnd: 0n },
        { category: 'specialHardshipStudent', benefit: 'money', quota: 3, rateVnd: 500_000n },
      ],
    });
  });
  it('asks at the box where something is wrong', () => {
    expect(problems(roundForm, { ...round, specialHardshipStudent_rate: '1.5' })).toEqual({
      specialHardshipStudent_rate: 'fields.ambiguousAmount',
    });
    expect(problems(roundForm, { ...round, specialHardshipStudent_rate: '' })).toHaveProperty(
      'specialHardshipStudent_rate',
    );
    expect(problems(roundForm, { ...round, deadlineOn: '31/2/2019' })).toEqual({
      deadlineOn: 'fields.badDate',
    });
    expect(problems(roundForm, { ...round, schoolYear: '2018-2020' })).toEqual({
      schoolYear: 'awards.badSchoolYear',
    });
    expect(problems(roundForm, { ...round, slug: 'moi' })).toEqual({ slug: 'fields.invalid' });
    const empty = { ...round, specialHardshipStudent_quota: '', excellentTeacher_honours: '' };
    expect(problems(roundForm, empty)).toEqual({ name: 'awards.noCategories' });
  });
});

describe('handing a file in', () => {
  const file = { round: 'tet', roundId: '1', name: '  Bùi   Linh ', categoryId: '2' };
  it('takes a name and a category alone, without hardship', () => {
    const { input } = nominationForm.parse(file);
    expect(input).toMatchObject({ recipient: { name: 'Bùi Linh' }, categoryId: 2, hardship: undefined });
  });
  it('wants the kind of hardship with its account, and the account with its kind', () => {
    expect(problems(nominationForm, { ...file, account: 'Mẹ ốm' })).toEqual({
      circumstance: 'fields.required',
    });
    expect(problems(nominationForm, { ...file, circumstance: 'poorHousehold' })).toEqual({
      account: 'fields.required',
    });
    expect(problems(nominationForm, { ...file, name: ' \u200B ' })).toEqual({ name: 'fields.required' });
    expect(problems(nominationForm, { ...file, birthYear: 'abc' })).toEqual({
      birthYear: 'fields.numberBetween(1900,2100)',
    });
  });
  it('a duplicate names the file it is a duplicate of', () => {
    const review = { round: 'tet', nominationId: '5', outcome: 'duplicate' };
    expect(problems(reviewForm, review)).toEqual({ duplicateOfId: 'fields.required' });
    expect(reviewForm.parse({ ...review, duplicateOfId: '4' }).input).toEqual({
      nominationId: 5,
      outcome: 'duplicate',
      duplicateOfId: 4,
    });
  });
});

describe('the end of the meeting, approving and signing', () => {
  const places = { round: 'tet', roundId: '1', rank_7: '2', rank_5: '1', rank_x: '3', reason_5: ' Mồ côi ' };
  it('reads places and reasons; whoever has no box keeps the first place', () => {
    expect(concludeForm.parse({ ...places, step: 'end' }).council).toEqual({
      ...{ places: { 5: 1, 7: 2 }, reasons: { 5: 'Mồ côi' } },
    });
  });
  it('refuses an emptied place and one that is no number, at the box it stands in', () => {
    const wrong = { ...places, rank_9: ' ', rank_8: 'hai', reason_8: 'a'.repeat(501) };
    expect(problems(concludeForm, wrong)).toEqual({
      ...{ rank_9: 'awards.placeMissing', rank_8: 'awards.placeNotANumber', reason_8: 'fields.tooLong' },
    });
  });
  it('turns the page with everything typed so far, right or wrong, and ends nothing', () => {
    expect(concludeForm.parse({ ...places, rank_9: '', step: 'p3' })).toMatchObject({
      ...{ page: 3, council: undefined },
      typed: { rank_7: '2', rank_5: '1', rank_9: '', reason_5: 'Mồ côi' },
    });
  });
  it('carries the versions that were shown, and refuses an empty list', () => {
    expect(approveForm.parse({ round: 'tet', award: ['12@1', '13@4'] })).toEqual({
      ...{ round: 'tet', awardIds: [12, 13], versions: { 12: 1, 13: 4 } },
    });
    expect(problems(approveForm, { round: 'tet' })).toEqual({ award: 'awards.nothingTicked' });
    expect(problems(approveForm, { round: 'tet', award: '12' })).not.toEqual({});
  });
  it('reads the day of a decision as it was shown to the signer', () => {
    const form = {
      round: 'tet',
      roundId: '1',
      today: '2019-01-29',
      award: '12@1',
      decidedOn: 'hôm qua',
      textFingerprint: 'a'.repeat(64),
    };
    expect(decisionForm.parse(form).input).toMatchObject({
      decidedOn: '2019-01-28',
      awardIds: [12],
      versions: { 12: 1 },
    });
  });
});
