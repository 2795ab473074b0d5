/** Rules of the association for lines of the bank: which line they mean, which one speaks, what a form may say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitsRule,
  type OwnRule,
  type RuledLine,
  ruleMeans,
  rulesReader,
  ruleTextIn,
  type VoucherTraits,
} from '@/lib/statements/rules/own-rule';
import { readRule } from '@/lib/statements/rules/written-rule';
import { ruleForm } from '@/lib/statements/schema/rule-form';

const line = (part: Partial<RuledLine> = {}): RuledLine => ({
  ...{ accountId: 112, amountVnd: -11_000n, memo: 'THU PHI QUAN LY TK T09', counterparty: '', ...part },
});
const rule = (part: Partial<OwnRule> = {}): OwnRule => ({
  ...{ ruleId: 1, text: 'Thu phí', way: null, accountId: null, leastVnd: null, mostVnd: null },
  ...{ outcome: { kind: 'bankFee', fundId: null }, ...part },
});

describe('ruleMeans', () => {
  test('whole words, without tones, signs and case; in the text or in the other side', () => {
    expect(ruleMeans(rule(), line())).toBe(true);
    expect(ruleMeans(rule(), line({ memo: 'Thu  phí\nQUAN-LY' }))).toBe(true);
    expect(ruleMeans(rule(), line({ memo: '', counterparty: 'VCB-THU PHI' }))).toBe(true);
    expect(ruleMeans(rule(), line({ memo: 'thu phieu thuong' }))).toBe(false);
    expect(ruleMeans(rule(), line({ memo: 'GD THU', counterparty: 'PHI LONG' }))).toBe(false);
  });

  test('way, account and bounds narrow it; the bounds themselves are in', () => {
    expect(ruleMeans(rule({ way: 'out' }), line())).toBe(true);
    expect(ruleMeans(rule({ way: 'in' }), line())).toBe(false);
    expect(ruleMeans(rule({ way: 'out' }), line({ amountVnd: 11_000n }))).toBe(false);
    expect(ruleMeans(rule({ accountId: 112 }), line())).toBe(true);
    expect(ruleMeans(rule({ accountId: 113 }), line())).toBe(false);
    expect(ruleMeans(rule({ leastVnd: 11_000n, mostVnd: 11_000n }), line())).toBe(true);
    expect(ruleMeans(rule({ leastVnd: 11_001n }), line())).toBe(false);
    expect(ruleMeans(rule({ mostVnd: 10_999n }), line())).toBe(false);
  });

  test('an erased or too short text means no line at all', () => {
    for (const text of ['', ' ', '---', 'phi', 'P h í'])
      expect(ruleMeans(rule({ text }), line({ memo: `x ${text} y` }))).toBe(false);
  });

  test('a text is found in every line that holds it as words, however it is written around', () => {
    const word = fc.stringMatching(/^[a-z]{4,8}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom(' ', '.', '\n', ' - '), (wanted, other, sign) => {
        expect(ruleMeans(rule({ text: wanted.toUpperCase() }), line({ memo: other + sign + wanted }))).toBe(
          true,
        );
        expect(ruleMeans(rule({ text: wanted }), line({ memo: other + wanted }))).toBe(false);
      }),
    );
  });
});

test('rulesReader: the longest text speaks, then a rule for the account, then the latest; none is null', () => {
  const long = rule({ ruleId: 2, text: 'thu phi quan ly' });
  const own = rule({ ruleId: 3, accountId: 112 });
  const late = rule({ ruleId: 4 });
  const spoken = (rules: OwnRule[]) => rulesReader(rules)(line())?.ruleId ?? null;
  expect([spoken([rule(), late, long, own]), spoken([late, own, rule()]), spoken([rule(), late])]).toEqual([
    2, 3, 4,
  ]);
  expect(spoken([rule({ text: 'lai tien gui' })])).toBeNull();
});

test('ruleTextIn: the longest run of words without numbers, at most six; too little is nothing', () => {
  expect(ruleTextIn('SMS0901234567.Thu phí quản lý tài khoản kỳ T09/2026')).toBe('Thu phí quản lý tài khoản');
  expect(ruleTextIn('MBVCB.123.THU-PHI\nBSMS.456')).toBe('THU PHI BSMS');
  expect(ruleTextIn('CT 123 T9')).toBe('');
  expect(ruleTextIn('')).toBe('');
});

describe('fitsRule', () => {
  const voucher = (part: Partial<VoucherTraits> = {}): VoucherTraits => ({
    ...{ purpose: 'expense', incomeKind: null, fundId: 1, otherAccountId: 642, reportKey: 'administration' },
    ...part,
  });

  test('a fee is an expense of the office, of the fund when one is named', () => {
    expect(fitsRule({ kind: 'bankFee', fundId: null }, voucher())).toBe(true);
    expect(fitsRule({ kind: 'bankFee', fundId: 2 }, voucher())).toBe(false);
    expect(fitsRule({ kind: 'bankFee', fundId: null }, voucher({ reportKey: 'award' }))).toBe(false);
    expect(fitsRule({ kind: 'bankFee', fundId: null }, voucher({ purpose: 'transfer' }))).toBe(false);
  });

  test('income by kind and fund, a payment by use and fund, own money by its purpose', () => {
    const gift = { kind: 'income', incomeKind: 'gift', fundId: 1, campaignId: null } as const;
    expect(fitsRule(gift, voucher({ incomeKind: 'gift' }))).toBe(true);
    expect(fitsRule(gift, voucher({ incomeKind: 'gift', fundId: 2 }))).toBe(false);
    expect(fitsRule(gift, voucher({ incomeKind: 'membershipFee' }))).toBe(false);
    const order = { kind: 'order', fundId: 1, expenseAccountId: 642 } as const;
    expect(fitsRule(order, voucher())).toBe(true);
    expect(fitsRule(order, voucher({ otherAccountId: 811 }))).toBe(false);
    expect(fitsRule({ kind: 'ownTransfer' }, voucher({ purpose: 'transfer' }))).toBe(true);
    expect(fitsRule({ kind: 'ownTransfer' }, voucher())).toBe(false);
  });
});

describe('readRule', () => {
  const read = (form: Record<string, unknown>) => readRule(ruleForm.parse({ text: 'Thu phí SMS', ...form }));
  const refused = (form: Record<string, unknown>) => {
    try {
      read(form);
    } catch (error) {
      return (error as { fields?: Record<string, string> }).fields;
    }
    return undefined;
  };

  test('the meaning says which way the money goes, and what it does not need is left out', () => {
    expect(read({ meaning: 'bankFee', least: '5.000', most: '60 nghìn', expenseAccountId: '9' })).toEqual({
      condition: { text: 'Thu phí SMS', way: 'out', accountId: null, leastVnd: 5_000n, mostVnd: 60_000n },
      outcome: { kind: 'bankFee', fundId: null },
    });
    expect(read({ meaning: 'gift', fundId: '3', campaignId: '4', accountId: '5' })).toMatchObject({
      condition: { way: 'in', accountId: 5 },
      outcome: { kind: 'income', incomeKind: 'gift', fundId: 3, campaignId: 4 },
    });
    expect(read({ meaning: 'ownTransfer' }).condition.way).toBeNull();
    expect(read({ meaning: 'ownTransfer', way: 'in' }).condition.way).toBe('in');
  });

  test('each field that cannot be read says so', () => {
    expect(refused({ meaning: 'bankFee', text: 'phí' })).toEqual({ text: 'statements.ruleTooShort' });
    expect(refused({ meaning: 'bankFee', way: 'in' })).toEqual({ way: 'statements.ruleOtherWay' });
    expect(refused({ meaning: 'bankFee', least: '20000', most: '10000' })).toEqual({
      most: 'statements.ruleBounds',
    });
    expect(refused({ meaning: 'bankFee', least: 'năm nghìn hai' })?.least).toMatch(/Amount$/);
    expect(refused({ meaning: 'membershipFee' })).toEqual({ fundId: 'fields.required' });
    expect(refused({ meaning: 'order', fundId: '1' })).toEqual({ expenseAccountId: 'fields.required' });
    expect(refused({ meaning: 'bankInterest', fundId: '1', campaignId: '2' })).toEqual({
      campaignId: 'statements.ruleCampaignGift',
    });
  });
});
