/**
 * Whether a file can still be decided, and later approved, before anybody presses; pure.
 * Owns the four states of a quorum and the count of approvers. The recused are outside of all numbers given to it.
 * One person left is as good as nobody: no award is decided by one alone (promise C1).
 */
import { type Quorum, quorumNeeded, type Tally } from './tally';

export type QuorumState = 'reached' | 'withOthers' | 'oneAlone' | 'nobody';

export interface QuorumOutlook {
  state: QuorumState;
  /** How many more must come; 0 when it is reached, or when nobody who comes would help. */
  missing: number;
}

/** `withOthers`: not with those present, but when more of the able members come. */
export function quorumOutlook(
  { members, present }: Pick<Tally, 'members' | 'present'>,
  quorum: Quorum,
): QuorumOutlook {
  if (members === 0) return { state: 'nobody', missing: 0 };
  if (members === 1) return { state: 'oneAlone', missing: 0 };
  const missing = Math.max(0, quorumNeeded(members, quorum) - present);
  return { state: missing === 0 ? 'reached' : 'withOthers', missing };
}

/** A file nobody in this council can decide, whoever comes: somebody else must be seated. */
export function needsAnotherSeat({ state }: QuorumOutlook): boolean {
  return state === 'nobody' || state === 'oneAlone';
}

/** How many approvers are wanting for an award to be approved by `needed` people. */
export function approversMissing(able: number, needed: number): number {
  return Math.max(0, needed - able);
}
