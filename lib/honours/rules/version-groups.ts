/**
 * How a long history is told: versions that no person pressed stand together by month, everything else alone. Pure.
 * Owns the grouping and what counts as a correction. Refuses to drop a version: every one stands in exactly one block.
 */
import { formatDateVn, todayVn } from '@/lib/kernel/dates';
import type { HistoryVersion, LineDifference } from '../schema/versions';

export type VersionBlock =
  | { kind: 'one'; version: HistoryVersion }
  /** `month` as "11/2026", of the day of publishing in Việt Nam. */
  | { kind: 'month'; month: string; versions: HistoryVersion[] };

const monthOf = ({ publishedAt }: HistoryVersion) => formatDateVn(todayVn(new Date(publishedAt))).slice(3);

/** Blocks in the order of the versions. The first version stands alone where `showsFirst`: it is the one on show. */
export function versionBlocks(versions: readonly HistoryVersion[], showsFirst: boolean): VersionBlock[] {
  const blocks: VersionBlock[] = [];
  for (const [at, version] of versions.entries()) {
    const last = blocks.at(-1);
    if (!version.isByOrder || (at === 0 && showsFirst)) blocks.push({ kind: 'one', version });
    else if (last?.kind === 'month' && last.month === monthOf(version)) last.versions.push(version);
    else blocks.push({ kind: 'month', month: monthOf(version), versions: [version] });
  }
  return blocks;
}

export interface Correction {
  reference: string;
  /** What took it back; null: it is itself a correction of an earlier year. */
  relatedReference: string | null;
}

/** Vouchers that were published and are reversed now, and corrections of earlier years that are new; each once. */
export function corrections(lines: readonly LineDifference[]): Correction[] {
  const found = new Map<string, Correction>();
  for (const { reference, figure, stateBefore, stateAfter, relatedReference } of lines) {
    if (stateBefore === 'posted' && stateAfter === 'voided')
      found.set(reference, { reference, relatedReference });
    else if (stateBefore === null && /^(in|out)\.correction$/.test(figure))
      found.set(reference, { reference, relatedReference: null });
  }
  return [...found.values()];
}
