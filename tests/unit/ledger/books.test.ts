/** Months and counts as people type them, lines of a book in words, and the chart of accounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainError } from '@/lib/kernel/invariant';
import { standardChart } from '@/lib/ledger/accounts';
import { rowSentence } from '@/lib/ledger/row-sentence';
import { expenseKeys, incomeKeyOfDonor, incomeKeys } from '@/lib/ledger/rules';
import { notes } from '@/lib/ledger/rules/notes';
import { bookQuery, readBookQuery, readCashCount, readMonth } from '@/lib/ledger/schema';
import { partyKinds } from '@/lib/people/schema';
import { translator } from '@/lib/web/messages';
import en from '@/messages/en/ledger.json';
import vi from '@/messages/vi/ledger.json';

describe('the span of a book', () => {
  it('reads months both ways, turns a reversed span round, and falls back to the month of the latest voucher', () => {
    expect(readBookQuery({ tu: '2019-01', den: '03/2019' }, '2026-11-23')).toEqual({
      ...{ kind: 'cash', from: '2019-01-01', to: '2019-03-31' },
    });
    expect(readBookQuery({ tu: '3/2019', den: '1/2019' }, '2026-11-23')).toMatchObject({
      from: '2019-01-01',
      to: '2019-03-31',
    });
    expect(readBookQuery({ so: 'tien-gui', tu: '2019-13' }, '2024-02-05')).toEqual({
      ...{ kind: 'bank', from: '2024-02-01', to: '2024-02-29' },
    });
  });

  it('comes back from the query as it went in', () => {
    const span = { kind: 'bank' as const, from: '2019-01-01', to: '2019-10-31' };
    expect(readBookQuery(bookQuery(span), '2026-01-01')).toEqual(span);
  });

  it('a month that is none is none', () => {
    for (const typed of ['2019-00', '2019-13', '2019', '', '0000-01', "2019-01'"])
      expect(readMonth(typed)).toBeNull();
    expect(readMonth('2019-02')).toEqual({ year: 2019, month: 2 });
  });
});

describe('the cash count', () => {
  const fieldsOf = (form: Record<string, string>) => {
    try {
      readCashCount(form);
      return null;
    } catch (error) {
      return (error as DomainError).fields;
    }
  };

  it('counts notes exactly, whatever their numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: notes.length, maxLength: notes.length }),
        (counts) => {
          const form = Object.fromEntries(notes.map((note, at) => [`to${note}`, String(counts[at])]));
          const sum = notes.reduce((total, note, at) => total + BigInt(note) * BigInt(counts[at]!), 0n);
          expect(readCashCount(form)).toBe(sum);
          expect(readCashCount({ ...form, cashTotal: sum.toString() })).toBe(sum);
          expect(fieldsOf({ ...form, cashTotal: (sum + 1n).toString() })).toEqual({
            cashTotal: 'ledger.countDiffers',
          });
        },
      ),
    );
  });

  it('an empty box is a count of nothing only when it is said', () => {
    expect(fieldsOf({})).toEqual({ cashTotal: 'fields.required' });
    expect(readCashCount({ cashTotal: '0' })).toBe(0n);
    expect(fieldsOf({ to500000: '1,5' })).toEqual({ to500000: 'fields.invalid' });
    expect(fieldsOf({ cashTotal: '1.5' })).toEqual({ cashTotal: 'fields.ambiguousAmount' });
  });
});

describe('a line in words', () => {
  const t = translator('vi');
  const row = { partyName: 'Cơ quan A', reason: null, state: 'posted' as const, relatedReference: null };

  it('says who gave, what was voided and why, and prefers the written reason of a payment', () => {
    expect(rowSentence({ ...row, purpose: 'gift', reason: 'một ngày lương' }, t)).toBe(
      'Cơ quan A ủng hộ: một ngày lương',
    );
    const reversal = {
      ...row,
      state: 'reversal' as const,
      relatedReference: 'PT 01/2019',
      reason: 'ghi nhầm',
    };
    expect(rowSentence({ ...reversal, purpose: 'reversal' }, t)).toBe('Huỷ phiếu PT 01/2019: ghi nhầm');
    expect(rowSentence({ ...row, purpose: 'award', reason: 'Trao 3 suất' }, t)).toBe('Trao 3 suất');
    expect(rowSentence({ ...row, purpose: 'award' }, t)).toBe('Chi học bổng, giải thưởng');
    expect(rowSentence({ ...row, purpose: 'somethingNew' }, t)).toBe('somethingNew');
  });
});

describe('the chart of accounts', () => {
  it('has a name in both languages for every code, and an income account for every source', () => {
    for (const { code } of standardChart) {
      expect(vi.accounts[code]).not.toBe('');
      expect(en.accounts[code]).not.toBe('');
    }
    const keys = (kind: string) =>
      standardChart.filter((entry) => entry.kind === kind).map((entry) => entry.reportKey);
    expect([...keys('income'), ...keys('goodsIncome')]).toEqual([...incomeKeys]);
    expect([...keys('expense'), ...keys('goodsExpense')]).toEqual([...expenseKeys]);
    for (const kind of partyKinds) expect(keys('income')).toContain(incomeKeyOfDonor[kind]);
  });

  it('no name or key of the chart says why somebody was helped', () => {
    const words = [JSON.stringify(vi.accounts), JSON.stringify(vi.uses), JSON.stringify(standardChart)].join(
      ' ',
    );
    expect(words).not.toMatch(/nghèo|khó khăn|mồ côi|poor|poverty/iu);
  });
});
