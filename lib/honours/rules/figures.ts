/**
 * The fund of one year in figures. Pure.
 * Owns the sentence "opening + in − out = closing", the parts by source, use and fund, and the check that they add up.
 * Refuses figures that do not: better no page than a wrong sum.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import type { PublishedFigure } from '../schema/published';

export interface FundFigures {
  openingVnd: bigint;
  inVnd: bigint;
  outVnd: bigint;
  closingVnd: bigint;
  bySource: PublishedFigure[];
  byUse: PublishedFigure[];
  byFund: { key: string; label: string; amountVnd: bigint }[];
  committedVnd: bigint;
  /** The day up to which the books were held against the bank; undefined when they were not. */
  reconciledUntil?: DateVn;
  goods: { openingVnd: bigint; inVnd: bigint; outVnd: bigint; closingVnd: bigint };
}

const RECONCILED = 'reconciled:';

/** Reads the figures of one version. @throws InvariantError when opening + in − out is not closing, or parts miss the whole */
export function fundFigures(figures: readonly PublishedFigure[]): FundFigures {
  const amount = (key: string) => figures.find((entry) => entry.figure === key)?.amountVnd ?? 0n;
  const parts = (prefix: string) => figures.filter((entry) => entry.figure.startsWith(prefix));
  const byFund = parts('fund.').map(({ figure, label, amountVnd }) => ({
    key: figure,
    label: label ?? '',
    amountVnd,
  }));
  const [openingVnd, inVnd, outVnd, closingVnd] = [
    amount('opening'),
    amount('in'),
    amount('out'),
    amount('closing'),
  ];
  const [bySource, byUse] = [parts('in.'), parts('out.')];
  invariant(openingVnd + inVnd - outVnd === closingVnd, 'opening plus in less out is closing');
  invariant(sum(bySource) === inVnd, 'the sources are all that came in');
  invariant(sum(byUse) === outVnd, 'the uses are all that went out');
  invariant(sum(byFund) === closingVnd, 'the funds are all that is left');
  const [goodsIn, goodsOut, goodsClosing] = [
    amount('goods.in'),
    amount('goods.out'),
    amount('goods.closing'),
  ];
  return {
    ...{ openingVnd, inVnd, outVnd, closingVnd, bySource, byUse, byFund, committedVnd: amount('committed') },
    reconciledUntil: parts(RECONCILED)[0]?.figure.slice(RECONCILED.length) as DateVn | undefined,
    goods: {
      openingVnd: goodsClosing - goodsIn + goodsOut,
      inVnd: goodsIn,
      outVnd: goodsOut,
      closingVnd: goodsClosing,
    },
  };
}

function sum(parts: readonly { amountVnd: bigint }[]): bigint {
  return parts.reduce((total, part) => total + part.amountVnd, 0n);
}
