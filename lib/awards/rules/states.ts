/**
 * Through which states a round, a nomination and an award may go: tables, pure.
 * The database holds the same tables in its guards (app.round_guard, app.nomination_guard); a test compares them.
 */

export const roundStates = {
  open: ['meeting', 'closed'],
  meeting: ['proposed'],
  proposed: ['decided', 'closed'],
  decided: ['closed'],
  closed: [],
} as const satisfies Record<string, readonly string[]>;
export type RoundStatus = keyof typeof roundStates;

export type NominationStatus =
  | 'submitted'
  | 'returned'
  | 'verified'
  | 'duplicate'
  | 'shortlisted'
  | 'reserve'
  | 'notSelected'
  | 'withdrawn';

interface NominationStep {
  from: NominationStatus;
  to: NominationStatus;
  /** States of the round in which the step is open. */
  during: readonly RoundStatus[];
}

const beforeResult = ['open', 'meeting'] as const;

/** Every step a file can take. `returned` means papers are missing, with the reason; it may come back. */
export const nominationSteps: readonly NominationStep[] = [
  { from: 'submitted', to: 'returned', during: beforeResult },
  { from: 'submitted', to: 'verified', during: beforeResult },
  { from: 'submitted', to: 'duplicate', during: beforeResult },
  { from: 'submitted', to: 'withdrawn', during: beforeResult },
  { from: 'returned', to: 'submitted', during: beforeResult },
  { from: 'returned', to: 'duplicate', during: beforeResult },
  { from: 'returned', to: 'withdrawn', during: [...beforeResult, 'proposed'] },
  { from: 'verified', to: 'returned', during: beforeResult },
  { from: 'verified', to: 'duplicate', during: beforeResult },
  { from: 'verified', to: 'withdrawn', during: beforeResult },
  { from: 'duplicate', to: 'submitted', during: beforeResult },
  { from: 'verified', to: 'shortlisted', during: ['meeting'] },
  { from: 'verified', to: 'reserve', during: ['meeting'] },
  { from: 'verified', to: 'notSelected', during: ['meeting'] },
  { from: 'reserve', to: 'shortlisted', during: ['proposed'] },
  { from: 'reserve', to: 'withdrawn', during: ['proposed'] },
  { from: 'shortlisted', to: 'withdrawn', during: ['proposed'] },
];

/** May a file go from one state to another while its round is in this state? */
export function canMove(from: NominationStatus, to: NominationStatus, round: RoundStatus): boolean {
  return nominationSteps.some((step) => step.from === from && step.to === to && step.during.includes(round));
}

export type AwardStatus = 'proposed' | 'approved' | 'decided' | 'withdrawn';

/** The lanes of the board, in the order a file goes through them; what left the way stands at the end. */
export const lanes = [
  'submitted',
  'returned',
  'verified',
  'shortlisted',
  'reserve',
  'awardProposed',
  'awardApproved',
  'awardDecided',
  'notSelected',
  'duplicate',
  'withdrawn',
] as const;
export type Lane = (typeof lanes)[number];

const laneOfAward: Record<Exclude<AwardStatus, 'withdrawn'>, Lane> = {
  proposed: 'awardProposed',
  approved: 'awardApproved',
  decided: 'awardDecided',
};

/** Where a file stands: its award's state once it has a living one, else its own. */
export function laneOf(nomination: NominationStatus, award: AwardStatus | null): Lane {
  if (award === 'withdrawn') return 'withdrawn';
  return award ? laneOfAward[award] : nomination;
}
