/**
 * What this person does next in this round, pure: one code for one sentence, and where to do it.
 * Owns the order of what matters most. Refuses to grant anything: the commands and the database decide.
 */
import { can, type Role } from '@/lib/access/policy';
import type { Lane, RoundStatus } from './states';

export interface StepFacts {
  status: RoundStatus;
  roles: readonly Role[];
  lanes: Readonly<Record<Lane, number>>;
  /** Seats of the council. */
  seats: number;
  isMember: boolean;
  isPresent: boolean;
  /** Checked files this person has not voted on. */
  votesLeft: number;
  /** Files this person votes on as a guest and has not. */
  guestVotesLeft: number;
  /** Votes missing of all who are present. */
  votesMissing: number;
  toPropose: number;
  /** Awards this person may still approve. */
  toApprove: number;
  /** Awards with enough approvals, waiting for the signature. */
  toSign: number;
  /** Awards that are neither decided nor withdrawn. */
  unsigned: number;
  /** Decided awards that wait for a posting to end or an objection to be answered, and those that do not. */
  waiting: number;
  payable: number;
  /** Objections without an answer that this person may see. */
  openObjections: number;
  /** Instalments due soon whose results nobody has checked. */
  instalmentsDue: number;
}

export type StepCode =
  | 'seatCouncil'
  | 'reviewFiles'
  | 'takeAttendance'
  | 'collectForms'
  | 'submitForms'
  | 'waitForMeeting'
  | 'vote'
  | 'voteAsGuest'
  | 'conclude'
  | 'waitVotes'
  | 'absent'
  | 'propose'
  | 'approve'
  | 'sign'
  | 'waitApprovals'
  | 'waitProposal'
  | 'waitSignature'
  | 'answerObjections'
  | 'reviewObjections'
  | 'waitPosting'
  | 'checkResults'
  | 'preparePayments'
  | 'decided'
  | 'closed';

export interface NextStep {
  code: StepCode;
  count: number;
  /** Page on which it is done; none when there is only waiting. */
  place:
    | 'board'
    | 'dossiers'
    | 'newDossier'
    | 'meeting'
    | 'guests'
    | 'decision'
    | 'posting'
    | 'payments'
    | 'instalments'
    | null;
}

function step(code: StepCode, place: NextStep['place'], count = 0): NextStep {
  return { code, place, count };
}

/** One step; waiting is a step too, so that nobody is left without an answer. */
export function nextStep(facts: StepFacts): NextStep {
  switch (facts.status) {
    case 'open':
      return whileOpen(facts);
    case 'meeting':
      return whileMeeting(facts);
    case 'proposed':
      return whileProposed(facts);
    case 'decided':
      if (can(facts.roles, 'awards.checkResults') && facts.instalmentsDue > 0 && facts.openObjections === 0)
        return step('checkResults', 'instalments', facts.instalmentsDue);
      return onceDecided(facts);
    case 'closed':
      return step('closed', null);
  }
}

function whileOpen({ roles, lanes, seats }: StepFacts): NextStep {
  if (can(roles, 'awards.manageRound')) {
    if (lanes.submitted > 0) return step('reviewFiles', 'dossiers', lanes.submitted);
    if (seats === 0) return step('seatCouncil', 'board');
    if (lanes.verified > 0) return step('takeAttendance', 'meeting', lanes.verified);
    return step('collectForms', 'newDossier');
  }
  return can(roles, 'awards.nominate') ? step('submitForms', 'newDossier') : step('waitForMeeting', null);
}

function whileMeeting(facts: StepFacts): NextStep {
  if (facts.isPresent && facts.votesLeft > 0) return step('vote', 'meeting', facts.votesLeft);
  if (facts.guestVotesLeft > 0) return step('voteAsGuest', 'guests', facts.guestVotesLeft);
  if (can(facts.roles, 'awards.manageRound') && facts.votesMissing === 0) return step('conclude', 'meeting');
  if (facts.isMember && !facts.isPresent) return step('absent', null);
  return step('waitVotes', 'meeting', facts.votesMissing);
}

function whileProposed(facts: StepFacts): NextStep {
  if (can(facts.roles, 'awards.propose') && facts.toPropose > 0)
    return step('propose', 'decision', facts.toPropose);
  if (can(facts.roles, 'awards.approve') && facts.toApprove > 0)
    return step('approve', 'decision', facts.toApprove);
  const isComplete = facts.toSign > 0 && facts.toSign === facts.unsigned;
  if (isComplete) {
    return can(facts.roles, 'awards.decide')
      ? step('sign', 'decision', facts.toSign)
      : step('waitSignature', 'decision');
  }
  return facts.unsigned > 0
    ? step('waitApprovals', 'decision', facts.unsigned - facts.toSign)
    : step('waitProposal', null);
}

/** Objections come first: money waits for them. */
function onceDecided({ roles, waiting, payable, openObjections }: StepFacts): NextStep {
  if (openObjections > 0 && can(roles, 'awards.decide'))
    return step('answerObjections', 'posting', openObjections);
  if (openObjections > 0 && can(roles, 'awards.manageRound'))
    return step('reviewObjections', 'posting', openObjections);
  if (waiting > 0 && payable === 0)
    return step('waitPosting', can(roles, 'awards.viewAfter') ? 'posting' : null, waiting);
  return can(roles, 'payments.prepare') ? step('preparePayments', 'payments') : step('decided', 'decision');
}
