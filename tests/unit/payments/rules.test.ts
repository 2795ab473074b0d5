/** The rules of an order to pay: its book, its sum, what may change and who acts. */
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '@/lib/access/policy';
import {
  bookOfAccount,
  decideAct,
  decideAwardOrder,
  decideChange,
  neutralLabel,
  nextAct,
  type PayableAward,
  type StandingOrder,
} from '@/lib/payments/rules';

const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the book of an order', () => {
  it('is PC from the box, UNC from the bank, PX from the store, and nothing from anywhere else', () => {
    expect(bookOfAccount('cash', 'award')).toBe('PC');
    expect(bookOfAccount('bank', 'expense')).toBe('UNC');
    expect(bookOfAccount('goods', 'inKindIssue')).toBe('PX');
    expect(codeOf(() => bookOfAccount('goods', 'expense'))).toBe('payments.wrongAccount');
    expect(codeOf(() => bookOfAccount('cash', 'inKindIssue'))).toBe('payments.wrongAccount');
    expect(codeOf(() => bookOfAccount('income', 'expense'))).toBe('payments.wrongAccount');
    expect(codeOf(() => bookOfAccount(undefined, 'award'))).toBe('payments.wrongAccount');
  });
});

const award = (id: number, changes: Partial<PayableAward> = {}): PayableAward => ({
  ...{ id, status: 'decided', benefit: 'money', fundId: 1, amountVnd: 500_000n, partyId: id },
  ...changes,
});

describe('a list of awards', () => {
  it('is paid when all are decided money of one fund; the sum is theirs', () => {
    expect(decideAwardOrder([1, 2, 3], [award(1), award(2), award(3)])).toEqual({
      fundId: 1,
      amountVnd: 1_500_000n,
    });
  });

  it.each([
    ['nobody', [], [], 'payments.noAwards'],
    ['a missing one', [1, 2], [award(1)], 'payments.awardNotPayable'],
    ['an undecided one', [1, 2], [award(1), award(2, { status: 'approved' })], 'payments.awardNotPayable'],
    ['an honour', [1], [award(1, { benefit: 'honour', amountVnd: 0n })], 'payments.awardNotPayable'],
    ['two funds', [1, 2], [award(1), award(2, { fundId: 2 })], 'payments.manyFunds'],
  ])('is refused with %s', (_what, asked, found, code) => {
    expect(codeOf(() => decideAwardOrder(asked, found))).toBe(code);
  });
});

describe('a change', () => {
  const order: StandingOrder = {
    ...{ kind: 'expense', status: 'approved', version: 2, accountId: 1, book: 'PC', amountVnd: 200_000n },
    ...{ dueOn: '2019-02-09', reason: 'Hoa' },
  };
  const change = (input: object, standing: Partial<StandingOrder> = {}, book: 'PC' | 'UNC' = 'PC') =>
    decideChange({ ...order, ...standing }, { orderId: 1, version: 2, ...input }, book);

  it('keeps only what differs', () => {
    expect(change({ amountVnd: 200_000n, reason: 'Hoa', dueOn: '2019-02-10' })).toEqual({
      dueOn: '2019-02-10',
    });
    expect(change({ accountId: 1 })).toEqual({});
  });

  it('is refused for an old version, another book, the sum of awards, and an order that is done', () => {
    expect(codeOf(() => change({ version: 1 }))).toBe('payments.changed');
    expect(codeOf(() => change({}, {}, 'UNC'))).toBe('payments.otherBook');
    expect(codeOf(() => change({ amountVnd: 1n }, { kind: 'award' }))).toBe('payments.awardAmountFixed');
    expect(codeOf(() => change({ amountVnd: 200_000n }, { kind: 'award' }))).toBe('accepted');
    expect(codeOf(() => change({}, { status: 'paid' }))).toBe('payments.alreadyPaid');
    expect(codeOf(() => change({}, { status: 'withdrawn' }))).toBe('payments.alreadyPaid');
  });
});

describe('three hands', () => {
  const holders = (act: 'approve' | 'pay' | 'change' | 'withdraw', status: 'prepared' | 'approved') =>
    roles.filter(
      (role: Role) =>
        decideAct(act, status, { roles: [role], isPreparer: false, isInterested: false }) === 'yes',
    );

  it('the leaders approve, the cashier pays, the accountant changes; no office does two of these', () => {
    expect(holders('approve', 'prepared')).toEqual(['chair', 'viceChair']);
    expect(holders('pay', 'approved')).toEqual(['cashier']);
    expect(holders('change', 'approved')).toEqual(['accountant']);
    expect(holders('withdraw', 'prepared')).toEqual(['chair', 'accountant']);
  });

  it('nothing is approved twice, paid before its approval, or approved by who prepared it or is paid', () => {
    const chair = { roles: ['chair'] as Role[], isPreparer: false, isInterested: false };
    expect(decideAct('approve', 'approved', chair)).toBe('notNow');
    expect(decideAct('pay', 'prepared', { ...chair, roles: ['cashier'] })).toBe('notNow');
    expect(decideAct('approve', 'prepared', { ...chair, isPreparer: true })).toBe('ownOrder');
    expect(decideAct('approve', 'prepared', { ...chair, isInterested: true })).toBe('ownOrder');
    expect([nextAct('prepared'), nextAct('approved'), nextAct('paid')]).toEqual([
      'approve',
      'pay',
      undefined,
    ]);
  });
});

it('a scholarship for hardship and one for results carry the same label', () => {
  expect(neutralLabel('specialHardshipStudent')).toBe(neutralLabel('academicPrizeStudent'));
  expect(neutralLabel('excellentTeacher')).toBe('excellentTeacher');
});
