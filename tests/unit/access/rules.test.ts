import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/access/policy';
import { decideBlockedSteps, decidePassword, decidePin, type Officer } from '@/lib/access/rules';

const officers = (...people: Role[][]): Officer[] => people.map((roles, id) => ({ id, roles }));
const usual = { minApprovals: 2, onePersonBooks: false };
const blocked = (people: Officer[], rules = usual) =>
  decideBlockedSteps(people, rules).map(({ step, missing }) => `${step} ${missing}`);

describe('steps that would block', () => {
  it('are none in an association with every office filled', () => {
    const full = officers(
      ['chair'],
      ['viceChair'],
      ['secretary'],
      ['accountant'],
      ['cashier'],
      ['inspector'],
      ['administrator'],
    );
    expect(blocked(full)).toEqual([]);
  });

  it('are nearly all of them for one person alone', () => {
    expect(blocked(officers(['administrator', 'chair']))).toEqual([
      'recordCash 1',
      'prepareOrders 1',
      'approveAwards 2',
      'pay 2',
      'inspect 1',
    ]);
  });

  it('include approving when the only two approvers are the proposers', () => {
    const two = officers(['chair'], ['viceChair'], ['accountant'], ['cashier'], ['inspector']);
    expect(blocked(two)).toEqual(['approveAwards 1']);
    expect(blocked([...two, { id: 9, roles: ['guestApprover'] }])).toEqual([]);
    expect(blocked([...two, { id: 9, roles: ['secretary'] }])).toEqual([]);
  });

  it('include paying when the chair is also the accountant or the cashier', () => {
    const rest: Role[][] = [['committeeMember'], ['committeeMember'], ['secretary'], ['inspector']];
    expect(blocked(officers(['chair', 'accountant'], ['cashier'], ...rest))).toEqual(['pay 1']);
    expect(blocked(officers(['chair', 'cashier'], ['accountant'], ...rest))).toEqual(['pay 1']);
    expect(blocked(officers(['chair'], ['accountant'], ['cashier'], ...rest))).toEqual([]);
  });

  it('let one person keep the books only where the association has said so', () => {
    const tiny = officers(
      ['chair'],
      ['accountant', 'cashier'],
      ['committeeMember'],
      ['committeeMember'],
      ['secretary'],
      ['inspector'],
    );
    expect(blocked(tiny)).toEqual(['pay 1']);
    expect(blocked(tiny, { ...usual, onePersonBooks: true })).toEqual([]);
  });

  it('ask for as many approvers as the association wants', () => {
    const people = officers(
      ['chair'],
      ['viceChair'],
      ['secretary'],
      ['accountant'],
      ['cashier'],
      ['inspector'],
    );
    expect(blocked(people, { ...usual, minApprovals: 4 })).toEqual(['approveAwards 2']);
  });

  it('never become more when somebody joins', () => {
    const role = fc.constantFrom<Role>(
      'chair',
      'viceChair',
      'secretary',
      'accountant',
      'cashier',
      'committeeMember',
      'inspector',
      'administrator',
      'guestApprover',
    );
    const people = fc.array(fc.uniqueArray(role, { maxLength: 3 }), { maxLength: 7 });
    fc.assert(
      fc.property(people, fc.uniqueArray(role, { minLength: 1, maxLength: 3 }), (before, newcomer) => {
        const steps = (list: Role[][]) =>
          decideBlockedSteps(officers(...list), usual).map(({ step }) => step);
        const then = new Set(steps(before));
        return steps([...before, newcomer]).every((step) => then.has(step));
      }),
    );
  });
});

describe('a new password', () => {
  it.each([
    ['ngắn', 'access.passwordTooShort'],
    ['Lan.KeToan 2019', 'access.passwordIsName'],
    ['12345678', 'access.passwordTooSimple'],
    ['aaaaaaaaaa', 'access.passwordTooSimple'],
    ['giấy trắng mực đen', undefined],
  ])('%s → %s', (password, code) => {
    expect(decidePassword('lan.ketoan', password)).toBe(code);
  });
});

describe('a new PIN', () => {
  it.each([
    ['111111', 'access.pinTooSimple'],
    ['123456', 'access.pinTooSimple'],
    ['987654', 'access.pinTooSimple'],
    ['12345', 'access.pinSixDigits'],
    ['12a456', 'access.pinSixDigits'],
    ['１２３４５６', 'access.pinSixDigits'],
    ['402816', undefined],
  ])('%s → %s', (pin, code) => {
    expect(decidePin(pin)).toBe(code);
  });
});
