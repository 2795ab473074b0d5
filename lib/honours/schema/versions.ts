/**
 * How a version differs from the one before it: the shapes of the history. Types only; amounts are bigint đồng.
 * Refuses names: no field holds one.
 */
import type { PublicationVersion } from './published';
import type { PublicationCause } from './words';

export interface FigureDifference {
  figure: string;
  label: string | null;
  was: boolean;
  isNow: boolean;
  amountChangeVnd: bigint;
  countChange: number;
  /** Absolute amounts of the fund alone. */
  beforeVnd: bigint | null;
  afterVnd: bigint | null;
}

export interface LineDifference {
  reference: string;
  occurredOn: string;
  figure: string;
  fundLabel: string;
  stateBefore: string | null;
  stateAfter: string | null;
  beforeVnd: bigint | null;
  afterVnd: bigint | null;
  relatedReference: string | null;
}

export interface VersionDifference {
  cause: PublicationCause | null;
  /** The version it is compared with; null for the first. */
  previous: number | null;
  /** False: fewer than five rows of a list with people; nothing else is told. */
  isShown: boolean;
  added: number | null;
  removed: number | null;
  changed: number | null;
  touched: number | null;
  figures: FigureDifference[];
  lines: LineDifference[];
}

export type HistoryVersion = PublicationVersion & { difference?: VersionDifference };
