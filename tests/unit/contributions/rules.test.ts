/** What a contribution may be, who keys it, how donors are guessed and named, when a hint is given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkContribution,
  decidePosting,
  guessDonorKind,
  hintsFor,
  incomeKeyOf,
  usualNameChoice,
} from '@/lib/contributions/rules';
import type { ContributionInput } from '@/lib/contributions/schema';
import { contributionQuery, readContributionFilter } from '@/lib/contributions/schema/filter';
import type { DomainError } from '@/lib/kernel/invariant';

const gift: ContributionInput = {
  ...{ method: 'cash', fundId: 1, amountVnd: 100n, occurredOn: '2019-01-10', requestKey: 'key-1' },
  donor: { name: 'Cơ quan A', kind: 'agency' },
};

function refusal(input: Partial<ContributionInput>) {
  try {
    checkContribution({ ...gift, ...input });
    return null;
  } catch (error) {
    return error as DomainError;
  }
}

describe('checkContribution', () => {
  it('lets a complete gift pass', () => {
    expect(refusal({})).toBeNull();
    expect(
      refusal({ method: 'inKind', quantity: 1, goodsLabel: 'xe đạp', valuationBasis: 'hoá đơn' }),
    ).toBeNull();
  });

  it.each([
    [{ donor: { name: ' \u200b ', kind: 'agency' as const } }, 'donor', 'fields.required'],
    [{ donor: { name: 'x'.repeat(201), kind: 'agency' as const } }, 'donor', 'fields.tooLong'],
    [{ amountVnd: -1n }, 'amount', 'fields.badAmount'],
    [
      { method: 'inKind' as const, goodsLabel: 'xe', valuationBasis: 'giá' },
      'quantity',
      'contributions.badQuantity',
    ],
    [{ publicNameChoice: 'other' as const }, 'publicName', 'fields.required'],
    [{ shares: [{ name: ' ', amountVnd: 100n }] }, 'shares', 'contributions.shareWithoutName'],
    [{ shares: [{ name: 'A', amountVnd: 0n }] }, 'shares', 'fields.badAmount'],
    [{ note: 'x'.repeat(501) }, 'note', 'fields.tooLong'],
  ])('refuses case %# and names the field', (input, field, code) => {
    expect(refusal(input)?.fields).toEqual({ [field]: code });
  });

  it('refuses keys that could not be one', () => {
    for (const requestKey of ['', ' ', 'a b', 'đ', 'x'.repeat(101)])
      expect(refusal({ requestKey })?.code).toBe('ledger.noRequestKey');
  });

  it('families must be exactly the sum, whatever the amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 40 }),
        fc.bigInt(-5n, 5n),
        (amounts, off) => {
          const shares = amounts.map((amountVnd, at) => ({ name: `Gia đình ${at}`, amountVnd }));
          const amountVnd = amounts.reduce((sum, amount) => sum + amount, 0n) + off;
          fc.pre(amountVnd > 0n);
          expect(refusal({ shares, amountVnd })?.code ?? null).toBe(
            off === 0n ? null : 'contributions.sharesDoNotAddUp',
          );
        },
      ),
    );
  });
});

describe('decidePosting', () => {
  it('cash posts by the cashier, waits by the accountant, and posts at once where one person keeps the books', () => {
    expect(decidePosting(['cashier'], 'cash', false)).toBe('post');
    expect(decidePosting(['accountant'], 'cash', false)).toBe('wait');
    expect(decidePosting(['accountant'], 'cash', true)).toBe('post');
    expect(decidePosting(['accountant', 'cashier'], 'cash', false)).toBe('post');
    expect(decidePosting(['accountant'], 'transfer', false)).toBe('post');
    expect(() => decidePosting(['cashier'], 'transfer', false)).toThrow('contributions.transferByAccountant');
    expect(() => decidePosting(['chair', 'inspector'], 'inKind', true)).toThrow('access.notPermitted');
  });
});

describe('donors', () => {
  it.each([
    ['Công ty TNHH Hoa Ban', 'enterprise'],
    ['Trường THCS Lam Sơn', 'school'],
    ['Dòng họ Phạm Văn', 'clan'],
    ['Chi hội thôn Một', 'chapter'],
    ['Hội Cựu giáo chức', 'association'],
    ['Phòng GD&ĐT', 'agency'],
    ['UBND xã', 'agency'],
    ['Trung tâm học tập cộng đồng xã', 'learningCentre'],
    ['Gia đình ông Lê Văn Mẫu', 'family'],
    ['Lê Văn Mẫu', 'individual'],
    ['Hồ Thị Mẫu', 'individual'],
    ['Trương Thị Mẫu', 'individual'],
    ['Đoàn Văn Mẫu', 'individual'],
    ['Bàn Văn Mẫu', 'individual'],
    ['Trầm Thị Mẫu', 'individual'],
    ['truong thcs lam son', 'school'],
    ['Đoàn Thanh niên xã', 'agency'],
    ['', 'individual'],
  ])('guesses that %j is %s', (name, kind) => {
    expect(guessDonorKind(name)).toBe(kind);
  });

  it('a person who was named before is named again; another name is asked for each time', () => {
    expect(usualNameChoice('individual', undefined)).toBe('anonymous');
    expect(usualNameChoice('individual', 'real')).toBe('real');
    expect(usualNameChoice('individual', 'other')).toBe('anonymous');
    expect(usualNameChoice('enterprise', undefined)).toBe('real');
    expect(usualNameChoice('enterprise', 'anonymous')).toBe('anonymous');
  });

  it('interest and budget are sources of their own, whoever is written beside them', () => {
    expect(incomeKeyOf('bankInterest', 'enterprise')).toBe('bankInterest');
    expect(incomeKeyOf('budgetAllocation', 'agency')).toBe('budget');
    expect(incomeKeyOf('gift', 'school')).toBe('agency');
    expect(incomeKeyOf('gift', 'family')).toBe('individual');
  });
});

describe('hintsFor', () => {
  const at = (amountVnd: bigint, occurredOn = '2019-01-01') => ({ amountVnd, occurredOn });

  it('needs three earlier gifts before it calls an amount unusual', () => {
    expect(hintsFor(at(10_000n), [at(1n, '2018-01-01'), at(1n, '2018-01-02')])).toEqual([]);
    expect(hintsFor(at(10_000n), [at(1n, '2018-01-01'), at(1n, '2018-01-02'), at(1n, '2018-01-03')])).toEqual(
      ['unusualAmount'],
    );
  });

  it('calls unusual exactly what is more than ten times the median, also of an even number of gifts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 3, maxLength: 12 }),
        fc.bigInt(1n, 10n ** 11n),
        (amounts, amount) => {
          const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          const twiceMedian =
            sorted[Math.floor(sorted.length / 2)]! + sorted[Math.ceil(sorted.length / 2) - 1]!;
          const earlier = amounts.map((old) => at(old, '2018-05-05'));
          expect(hintsFor(at(amount), earlier).includes('unusualAmount')).toBe(
            2n * amount > 10n * twiceMedian,
          );
        },
      ),
    );
  });
});

describe('the filter in the address', () => {
  it('comes back from the query as it went in', () => {
    const filter = {
      ...{
        q: 'dong thinh',
        method: 'inKind' as const,
        fundId: 2,
        period: '2019-01',
        status: 'voided' as const,
      },
      after: { occurredOn: '2019-01-10', id: 7 },
    };
    expect(readContributionFilter(contributionQuery(filter, filter.after))).toEqual(filter);
  });
});
