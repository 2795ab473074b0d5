/**
 * Where each bar of a waterfall begins and how wide it is.
 * Owns the arithmetic, in đồng as bigint until the last division.
 * Refuses to hide a small step: every bar is at least half a percent wide.
 */

export interface WaterfallStep {
  key: string;
  label: string;
  /** In đồng. A "total" is a balance; "in" and "out" are signed changes (out is negative). */
  value: bigint;
  kind: 'total' | 'in' | 'out';
  href?: string;
}

export interface Bar {
  step: WaterfallStep;
  /** Percent of the width from the left. */
  start: number;
  /** Percent of the width. */
  width: number;
}

const leastPercent = 0.5;

function percent(part: bigint, whole: bigint): number {
  return Number((part * 100_000n) / whole) / 1000;
}

/** Bars in the order of the steps, in percent of the width. */
export function waterfallBars(steps: readonly WaterfallStep[]): Bar[] {
  let balance = 0n;
  const spans = steps.map((step) => {
    const from = step.kind === 'total' ? 0n : balance;
    const to = step.kind === 'total' ? step.value : balance + step.value;
    balance = to;
    return { step, low: from < to ? from : to, high: from < to ? to : from };
  });
  const bottom = spans.reduce((least, span) => (span.low < least ? span.low : least), 0n);
  const top = spans.reduce((most, span) => (span.high > most ? span.high : most), bottom + 1n);
  const range = top - bottom;
  return spans.map(({ step, low, high }) => {
    const width = Math.max(percent(high - low, range), leastPercent);
    return { step, start: Math.min(percent(low - bottom, range), 100 - width), width };
  });
}
