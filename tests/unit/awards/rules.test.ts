/** Duplicates, recusal hints, lanes and stuck steps: questions for people, never answers. */
import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/access/policy';
import { blockedSteps, type Person } from '@/lib/awards/rules/blocked-steps';
import { duplicateHint, type IdentityTraits, unitKey } from '@/lib/awards/rules/duplicates';
import { recusalHints } from '@/lib/awards/rules/recusal-hints';
import { canMove, laneOf, lanes, nominationSteps, roundStates } from '@/lib/awards/rules/states';
import { foldText } from '@/lib/kernel/names';

const child = (changes: Partial<IdentityTraits> = {}): IdentityTraits => ({
  ...{ nameFolded: 'bui thi linh', birthYear: 2006, schoolFolded: 'thcs phuc thinh', unitCode: null },
  unitFolded: 'phuc thinh',
  ...changes,
});

describe('the question about a duplicate', () => {
  it('meets "Phúc Thinh" and "xã Phúc Thịnh" in one key', () => {
    expect(unitKey(foldText('xã Phúc Thịnh'))).toBe(unitKey(foldText('Phúc Thinh')));
  });
  it('asks firmly with name, year and place; softly when one is missing', () => {
    expect(duplicateHint(child(), child({ schoolFolded: 'truong phuc thinh' }))).toBe('likely');
    expect(duplicateHint(child(), child({ birthYear: null }))).toBe('possible');
    expect(duplicateHint(child(), child({ schoolFolded: '', unitFolded: '' }))).toBe('possible');
  });
  it('does not ask about another name, another birth year, or a namesake about whom nothing else is known', () => {
    expect(duplicateHint(child(), child({ nameFolded: 'bui thi ha' }))).toBeUndefined();
    expect(duplicateHint(child(), child({ birthYear: 2007 }))).toBeUndefined();
    expect(
      duplicateHint(child(), child({ birthYear: null, schoolFolded: '', unitFolded: '' })),
    ).toBeUndefined();
  });
  it('knows one unit under two spellings by its code', () => {
    const a = child({ schoolFolded: '', unitFolded: 'phuc tin', unitCode: '15001' });
    expect(duplicateHint(a, child({ schoolFolded: 'x', unitCode: '15001' }))).toBe('likely');
    expect(duplicateHint(a, child({ schoolFolded: 'x', unitCode: '15002' }))).toBe('possible');
  });
});

describe('hints of a recusal', () => {
  const member = {
    userId: 7,
    nameFolded: 'luc thi thu hai',
    unitCode: '15002',
    schoolFolded: 'thcs a',
    isDonor: false,
  };
  const nominee = { nameFolded: 'luc tuyen lam', unitCode: '15002', schoolFolded: 'thcs b', userIds: [] };
  it('sees the same family name in the same unit, the same school, the donor, the person himself', () => {
    expect(recusalHints(member, nominee)).toEqual(['clan']);
    expect(recusalHints(member, { ...nominee, unitCode: '15003', schoolFolded: 'thcs a' })).toEqual([
      'school',
    ]);
    expect(recusalHints({ ...member, isDonor: true }, { ...nominee, unitCode: null, userIds: [7] })).toEqual([
      'self',
      'donor',
    ]);
  });
  it('says nothing about a family name alone, nor about schools and units that nobody wrote down', () => {
    expect(recusalHints({ ...member, unitCode: null }, { ...nominee, unitCode: null })).toEqual([]);
    expect(
      recusalHints({ ...member, schoolFolded: '' }, { ...nominee, unitCode: 'x', schoolFolded: '' }),
    ).toEqual([]);
  });
});

describe('states', () => {
  it('no file moves in a decided or closed round, and the meeting alone gives places', () => {
    for (const step of nominationSteps) {
      expect(step.during).not.toContain('decided');
      if (step.from === 'verified' && ['shortlisted', 'reserve', 'notSelected'].includes(step.to)) {
        expect(step.during).toEqual(['meeting']);
      }
    }
    expect(canMove('submitted', 'shortlisted', 'meeting')).toBe(false);
    expect(roundStates.closed).toEqual([]);
  });
  it('a file stands in the lane of its living award, else in its own', () => {
    expect(laneOf('shortlisted', null)).toBe('shortlisted');
    expect(laneOf('shortlisted', 'approved')).toBe('awardApproved');
    expect(laneOf('shortlisted', 'withdrawn')).toBe('withdrawn');
    expect(new Set(lanes).size).toBe(lanes.length);
  });
});

describe('steps that would get stuck', () => {
  const person = (userId: number, ...roles: Role[]): Person => ({ userId, roles });
  const whole = [
    person(1, 'chair'),
    person(2, 'secretary'),
    person(3, 'accountant'),
    person(4, 'cashier'),
    person(5, 'committeeMember'),
  ];
  it('a whole office runs through', () => {
    expect(blockedSteps(whole, 2)).toEqual([]);
  });
  it('says which step stops without the person for it', () => {
    expect(
      blockedSteps(
        whole.filter((one) => one.userId !== 5),
        2,
      ),
    ).toEqual(['approve']);
    expect(
      blockedSteps(
        whole.filter((one) => one.userId !== 3),
        2,
      ),
    ).toEqual(['preparePayment']);
    expect(
      blockedSteps(
        whole.filter((one) => one.userId !== 4),
        2,
      ),
    ).toEqual(['pay']);
    expect(
      blockedSteps([person(2, 'secretary'), person(5, 'committeeMember'), person(6, 'committeeMember')], 2),
    ).toContain('decide');
  });
  it('one person in two offices does not count twice', () => {
    expect(
      blockedSteps([person(1, 'chair', 'secretary', 'committeeMember'), ...whole.slice(2)], 2),
    ).toContain('approve');
  });
});
