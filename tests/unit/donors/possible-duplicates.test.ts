/** Which donors may be one: pairs with their reasons, and those that must not be a pair. All names are made up. */
import { describe, expect, it } from 'vitest';
import { type DonorIdentity, possibleDuplicates } from '@/lib/donors/rules/duplicates';
import type { PartyKind } from '@/lib/people/schema';

type Side = string | { name: string; phone: string | null; accounts?: string[] };

function verdict(kind: PartyKind, one: Side, other: Side): string | undefined {
  const donor = (side: Side, id: number): DonorIdentity => ({
    ...{ id, kind },
    ...(typeof side === 'string' ? { name: side, phone: null } : side),
    accounts: typeof side === 'string' ? [] : (side.accounts ?? []),
  });
  const [pair] = possibleDuplicates([donor(one, 1), donor(other, 2)]);
  return pair && `${pair.strength} ${pair.reasons.join('+')}`;
}

describe('possible duplicates among people', () => {
  it.each<[Side, Side, string | undefined]>([
    ['Trần Văn Tèo Mẫu', 'trần văn tèo  mẫu', 'strong sameName'],
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', 'strong tonePlacement'],
    ['Lê Thuý Mẫu', 'Lê Thúy Mẫu', 'strong tonePlacement'],
    ['Đỗ Văn Kỳ', 'Đỗ Văn Kì', 'strong tonePlacement'],
    ['Đặng Thị Ánh', 'Dang Thi Anh', 'strong withoutMarks'],
    ['Trần Thị Ánh', 'Trần Thị Anh', 'weak marksDiffer'],
    ['Phạm Văn Thanhh', 'Phạm Văn Thanh', 'weak oneLetter'],
    ['Phạm Văn Thnah', 'Phạm Văn Thanh', 'weak oneLetter'],
    ['Thanh Mẫu Hà', 'Hà Thanh Mẫu', 'weak swappedWords'],
    ['Lê Thị Hậu', 'Lê Văn Hậu', undefined],
    ['Nguyễn Văn Nam', 'Nguyễn Văn Lam', undefined],
    ['Lê Văn Thúy', 'Lê Văn Thúi', 'weak oneLetter'],
    ['Bùi Thị Một', 'Bùi Thị Hai', undefined],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(verdict('individual', one, other)).toBe(expected);
  });

  it('the same telephone, however written, strengthens a weak name and alone is weak', () => {
    const at = (name: string, phone: string) => ({ name, phone });
    expect(
      verdict('individual', at('Trần Thị Ánh', '0912 345 678'), at('Trần Thị Anh', '+84912345678')),
    ).toBe('strong marksDiffer+samePhone');
    expect(verdict('individual', at('Lê Thị Hậu', '0912345678'), at('Vũ Văn Mẫu', '0912.345.678'))).toBe(
      'weak samePhone',
    );
    expect(verdict('individual', at('Lê Thị Hậu', '113'), at('Vũ Văn Mẫu', '113'))).toBeUndefined();
  });

  it('another telephone makes the same name weak', () => {
    const at = (phone: string) => ({ name: 'Lê Thị Hậu', phone });
    expect(verdict('individual', at('0912345678'), at('0987654321'))).toBe('weak sameName');
  });
});

describe('possible duplicates among bodies', () => {
  it.each<[Side, Side, string | undefined]>([
    ['Cty TNHH MTV Hoa Mẫu', 'Công ty Trách nhiệm hữu hạn một thành viên Hoa Mẫu', 'strong abbreviation'],
    ['UBND xã Mẫu', 'Ủy ban nhân dân xã Mẫu', 'strong abbreviation'],
    ['THCS Xuân Mẫu', 'Trường Trung học cơ sở Xuân Mẫu', 'strong abbreviation'],
    ['Phòng GD&ĐT', 'Phòng Giáo dục và Đào tạo', 'strong abbreviation'],
    ['PGD', 'Phòng Giáo dục', 'weak shortName'],
    ['Chi hội thôn 1', 'Chi hội thôn 2', undefined],
    ['Chi hội thôn 11', 'Chi hội thôn 1', undefined],
    ['THCS Xuân Mẫu', 'THPT Xuân Mẫu', undefined],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(verdict('enterprise', one, other)).toBe(expected);
  });

  it('a person and a body of one name are two', () => {
    const pairs = possibleDuplicates([
      { id: 1, kind: 'individual', name: 'Hoa Mẫu', phone: null, accounts: [] },
      { id: 2, kind: 'enterprise', name: 'Hoa Mẫu', phone: null, accounts: [] },
    ]);
    expect(pairs).toEqual([]);
  });
});

describe('the account money was sent from', () => {
  const from = (name: string, ...accounts: string[]) => ({ name, phone: null, accounts });

  it('is a reason by itself, and a strong one beside a name that is alike', () => {
    const [huong, ha] = [from('Lê Thị Hường', '7900824399'), from('Vũ Văn Hà', '111111', '7900824399')];
    expect(verdict('individual', huong, ha)).toBe('weak sameAccount');
    expect(verdict('individual', huong, from('Lê Thị Hườngg', '7900824399'))).toBe(
      'strong oneLetter+sameAccount',
    );
    expect(verdict('individual', huong, from('Vũ Văn Hà', '7900824398'))).toBeUndefined();
  });

  it('is told by its end alone', () => {
    const donor = (id: number, name: string) => ({
      id,
      kind: 'individual' as const,
      ...from(name, '7900824399'),
    });
    const [pair] = possibleDuplicates([donor(1, 'Lê Thị Hường'), donor(2, 'Vũ Văn Hà')]);
    expect(pair?.accountTail).toBe('···4399');
    expect(JSON.stringify(pair)).not.toContain('790082');
  });
});

describe('long lists', () => {
  it('strong pairs come first, each pair once, the older row first', () => {
    const donors = ['Trần Thị Ánh', 'Trần Thị Anh', 'Vũ Hoà Mẫu', 'Vũ Hòa Mẫu'];
    const pairs = possibleDuplicates(
      donors.map((name, at) => ({
        id: 4 - at,
        kind: 'individual' as const,
        name,
        phone: null,
        accounts: [],
      })),
    );
    expect(pairs.map(({ one, other }) => [one, other])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('a name borne by two thousand is compared with a few neighbours each, never each with each', () => {
    const crowd = Array.from({ length: 2000 }, (_, id) => ({
      ...{ id, kind: 'individual' as const, name: 'Nguyễn Văn Mẫu', phone: null, accounts: [] },
    }));
    const pairs = possibleDuplicates(crowd, Number.POSITIVE_INFINITY);
    expect(new Set(pairs.flatMap(({ one, other }) => [one, other])).size).toBe(2000);
    expect(pairs.length).toBeLessThan(2000 * 11);
  });
});
