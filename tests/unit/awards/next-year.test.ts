/** Last year's round a year later, and what the forms about programmes, places and units refuse. */
import { describe, expect, it } from 'vitest';
import { nextYear } from '@/lib/awards/rules/next-year';
import { programmeForm, quotaForm, unitsForm } from '@/lib/awards/schema/programme-forms';

describe('nextYear', () => {
  const round = { name: 'Tết 2027', schoolYear: '2026–2027', fiscalYear: 2027, deadlineOn: '2027-01-20' };
  it('moves years, the deadline and the years in the name, and nothing else', () => {
    expect(nextYear(round)).toEqual({
      ...{ name: 'Tết 2028', schoolYear: '2027–2028', fiscalYear: 2028, deadlineOn: '2028-01-20' },
    });
    expect(nextYear({ ...round, name: 'Lễ 2/10/2026, năm học 2026–2027' }).name).toBe(
      'Lễ 2/10/2027, năm học 2027–2028',
    );
    expect(nextYear({ ...round, name: 'Quỹ 500 suất, mã 120261' }).name).toBe('Quỹ 500 suất, mã 120261');
  });

  it('the last day of February stays the last day', () => {
    expect(nextYear({ ...round, deadlineOn: '2028-02-29' }).deadlineOn).toBe('2029-02-28');
  });
});

describe('forms of programmes, places and units', () => {
  const inRound = { round: 'tet', roundId: '1', categoryId: '2' };

  it('units are lines, each once; a number is needed, 0 is one', () => {
    const units = ' Chi hội  Hai\n\nChi hội Ba\nChi hội Hai\r\n';
    expect(unitsForm.parse({ ...inRound, units, quota: '0' })).toMatchObject({
      ...{ quota: 0, units: ['Chi hội Hai', 'Chi hội Ba'] },
    });
    expect(unitsForm.safeParse({ ...inRound, units, quota: '' }).success).toBe(false);
    expect(unitsForm.safeParse({ ...inRound, units: 'x'.repeat(121), quota: '1' }).success).toBe(false);
  });

  it('places need a number above 0 and a reason; a programme needs its kind and who decides', () => {
    expect(quotaForm.parse({ ...inRound, quota: '4', reason: 'Vì' })).toMatchObject({
      quota: 4,
      reason: 'Vì',
    });
    for (const wrong of [
      { quota: '', reason: 'Vì' },
      { quota: '0', reason: 'Vì' },
      { quota: '4', reason: ' ' },
    ])
      expect(quotaForm.safeParse({ ...inRound, ...wrong }).success).toBe(false);
    const programme = { name: 'Tết', kind: 'tetAwards', fundId: '1', decider: 'Chủ tịch', basis: '' };
    expect(programmeForm.safeParse(programme).success).toBe(true);
    for (const wrong of [{ kind: 'lottery' }, { decider: '' }, { name: ' ' }])
      expect(programmeForm.safeParse({ ...programme, ...wrong }).success).toBe(false);
  });
});
