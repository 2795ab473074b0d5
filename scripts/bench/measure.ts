/** Interleaved rounds and medians: the only arithmetic of the benchmarks. */
import type { DatabaseUrls } from '@/db/provision';

export interface BenchContext {
  urls: DatabaseUrls;
  adminUrl: string;
  quick: boolean;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs `work` from `clients` loops until `count` operations are done; returns operations per second. */
export async function throughput(
  clients: number,
  count: number,
  work: (client: number, index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (next < count) {
        const index = next;
        next += 1;
        await work(client, index);
      }
    }),
  );
  return count / ((performance.now() - start) / 1000);
}

/** Milliseconds of one run. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface Ratio {
  medianRatio: number;
  worstRatio: number;
  ours: number;
  baseline: number;
  rounds: number;
}

/** Median of per-round ratios ours/baseline, and the worst round (lowest when higher is better). */
export function ratioOf(ours: number[], baseline: number[], higherIsBetter: boolean): Ratio {
  const ratios = ours.map((value, index) => value / baseline[index]!);
  const round = (value: number) => Number(value.toPrecision(4));
  return {
    medianRatio: round(median(ratios)),
    worstRatio: round(higherIsBetter ? Math.min(...ratios) : Math.max(...ratios)),
    ours: round(median(ours)),
    baseline: round(median(baseline)),
    rounds: ours.length,
  };
}

/** The value that this part of all answers does not pass, to four digits. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toPrecision(4));
}
