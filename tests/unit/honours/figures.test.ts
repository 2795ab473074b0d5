/** Figures of the fund, the public ledger, versions and changes. */
import { describe, expect, it } from 'vitest';
import { figureChanges, rowChanges } from '@/lib/honours/rules/changes';
import { donorRoll } from '@/lib/honours/rules/donors';
import { fundFigures } from '@/lib/honours/rules/figures';
import { doesFundAddUp, filterLedger, ledgerSums, withBalances } from '@/lib/honours/rules/ledger';
import { publishedYears, versionInForce } from '@/lib/honours/rules/versions';
import type { LedgerLine, PublicationVersion, PublishedFigure } from '@/lib/honours/schema/published';
import { ledgerQuery } from '@/lib/honours/schema/words';

const figure = (key: string, amountVnd: bigint, label: string | null = null): PublishedFigure => ({
  ...{ figure: key, label, amountVnd, itemCount: 1 },
});
const good = [
  ...[figure('opening', 100n), figure('in', 50n), figure('in.agency', 30n), figure('in.clan', 20n)],
  ...[figure('out', 40n), figure('out.award', 40n), figure('closing', 110n)],
  ...[
    figure('fund.01', 90n, 'Quỹ chung'),
    figure('fund.02', 20n, 'Quỹ riêng'),
    figure('goods.in', 7n),
    figure('goods.closing', 7n),
  ],
];

describe('figures', () => {
  it('that add up are read', () => {
    expect(fundFigures(good)).toMatchObject({ openingVnd: 100n, inVnd: 50n, outVnd: 40n, closingVnd: 110n });
    expect(fundFigures(good).goods).toEqual({ openingVnd: 0n, inVnd: 7n, outVnd: 0n, closingVnd: 7n });
  });

  it.each(['opening', 'in', 'in.agency', 'out', 'out.award', 'closing', 'fund.01'])(
    'are refused when %s is one đồng off',
    (key) => {
      const wrong = good.map((one) => (one.figure === key ? { ...one, amountVnd: one.amountVnd + 1n } : one));
      expect(() => fundFigures(wrong)).toThrow();
    },
  );
});

let ordinal = 0;
const line = (
  direction: LedgerLine['direction'],
  amountVnd: bigint,
  over: Partial<LedgerLine> = {},
): LedgerLine => {
  ordinal += 1;
  return {
    ...{ ordinal, reference: `PT 0${ordinal}/2019`, occurredOn: '2019-01-10', direction, amountVnd },
    ...{ figure: direction === 'out' ? 'out.award' : 'in.agency', fundLabel: 'Quỹ chung', state: 'posted' },
    ...{ relatedReference: null, partyName: null, ...over },
  };
};
const lines = [
  line('opening', 100n, { figure: 'opening' }),
  line('none', 54n, { state: 'voided', relatedReference: 'PKT 02/2019' }),
  line('none', 54n, { state: 'reversal', relatedReference: 'PT 02/2019' }),
  line('in', 45n, { partyName: 'Cơ quan A' }),
  line('in', 20n, { fundLabel: 'Học sinh xã Lam Sơn', figure: 'in.enterprise' }),
  line('out', 40n),
];
const ask = (query: object) => filterLedger(lines, ledgerQuery.parse(query));

describe('the public ledger', () => {
  it('runs from what was brought forward to what is left', () => {
    expect(withBalances(lines, 100n).map((one) => one.balanceVnd)).toEqual([
      100n,
      100n,
      100n,
      145n,
      165n,
      125n,
    ]);
    expect(withBalances(lines, 150n)[0]!.balanceVnd).toBe(150n);
  });

  it('filters by side, item, fund and words; a voided pair stays together and adds nothing', () => {
    expect(ask({ chieu: 'thu' }).length).toBe(4);
    expect(ledgerSums(ask({ chieu: 'thu' }))).toEqual({ openingVnd: 0n, inVnd: 65n, outVnd: 0n });
    expect(ask({ muc: 'doanh-nghiep' }).length).toBe(1);
    expect(ask({ quy: 'hoc-sinh-xa-lam-son' }).length).toBe(1);
    expect(ask({ q: 'co quan a' }).length).toBe(1);
    expect(ask({ muc: 'khong-co' }).length).toBe(6);
  });

  it('promises a fund only when its lines lead to the balance', () => {
    expect(doesFundAddUp(lines, 'Quỹ chung', 105n)).toBe(true);
    expect(doesFundAddUp(lines, 'Quỹ chung', 106n)).toBe(false);
  });
});

describe('versions', () => {
  const version = (number: number, isWithdrawn = false, year = 2019): PublicationVersion => ({
    ...{
      kind: 'honourList',
      year,
      version: number,
      asOf: `${year}-12-31`,
      publishedAt: '2020-01-01 00:00:00+00',
    },
    ...{ fingerprint: 'ab', auditRoot: null, isWithdrawn },
    ...{ isByOrder: false, orderedRole: null, orderedOn: null },
  });

  it('the last one is in force, and a withdrawn one is not replaced by an older one', () => {
    expect(versionInForce([version(1), version(2)], 'honourList', 2019)).toMatchObject({ version: 2 });
    expect(versionInForce([version(1), version(2, true)], 'honourList', 2019)).toBe('withdrawn');
    expect(versionInForce([version(1, true), version(2)], 'honourList', 2019)).toMatchObject({ version: 2 });
    expect(versionInForce([version(1)], 'donorRoll', 2019)).toBeUndefined();
  });

  it('years without a version in force are not offered', () => {
    expect(
      publishedYears([version(1), version(1, true, 2018), version(1, false, 2020)], 'honourList'),
    ).toEqual([2020, 2019]);
  });
});

it('changes are counted by key, whatever the order', () => {
  const of = (...pairs: string[][]) => pairs.map(([key, content]) => ({ key: key!, content: content! }));
  const before = of(['a', '1'], ['b', '1'], ['c', '1'], ['c', '2']);
  expect(rowChanges(before, of(['c', '2'], ['c', '1'], ['b', '2'], ['d', '1']))).toEqual({
    added: 1,
    removed: 1,
    changed: 1,
  });
  expect(rowChanges(before, before)).toEqual({ added: 0, removed: 0, changed: 0 });
  expect(figureChanges([], good).find((one) => one.figure === 'closing')).toMatchObject({
    beforeVnd: 0n,
    afterVnd: 110n,
  });
});

it('the donors’ roll parts bodies, people, envelopes and goods, and only counts who is not named', () => {
  const gift = (over: object) => ({
    ...{
      ordinal: 1,
      name: null,
      donorKind: null,
      method: 'cash' as const,
      fundLabel: null,
      occurredOn: null,
    },
    ...{ amountVnd: null, throughName: null, envelope: null, envelopeVnd: null, ...over },
  });
  const roll = donorRoll([
    gift({ name: 'Công ty B', donorKind: 'enterprise', amountVnd: 20n }),
    gift({ name: 'Lê Thị Hòa', donorKind: 'individual' }),
    gift({}),
    gift({ method: 'inKind', name: 'Công ty C', donorKind: 'enterprise', amountVnd: 6n }),
    gift({ method: 'inKind' }),
    gift({
      envelope: 1,
      envelopeVnd: 30n,
      throughName: 'Chi hội thôn',
      name: 'Gia đình An',
      donorKind: 'family',
    }),
    gift({ envelope: 1, envelopeVnd: 30n, throughName: 'Chi hội thôn' }),
  ]);
  expect(roll.bodies.map((one) => one.name)).toEqual(['Công ty B']);
  expect(roll.people.map((one) => one.name)).toEqual(['Lê Thị Hòa']);
  expect(roll.inKind.map((one) => one.name)).toEqual(['Công ty C']);
  expect([roll.unnamedMoney, roll.unnamedInKind]).toEqual([1, 1]);
  expect(roll.envelopes).toMatchObject([
    { throughName: 'Chi hội thôn', families: 2, totalVnd: 30n, named: [{ name: 'Gia đình An' }] },
  ]);
});
