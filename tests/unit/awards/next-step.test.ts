/** Everybody gets one sentence in every state, and it is the one that moves the round on. */
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '@/lib/access/policy';
import { nextStep, type StepFacts } from '@/lib/awards/rules/next-step';
import { lanes, type RoundStatus, roundStates } from '@/lib/awards/rules/states';
import english from '@/messages/en/awards.json';
import vietnamese from '@/messages/vi/awards.json';

const facts = (status: RoundStatus, role: Role, changes: Partial<StepFacts> = {}): StepFacts => ({
  ...{ status, roles: [role], seats: 7, isMember: false, isPresent: false, votesLeft: 0, votesMissing: 0 },
  guestVotesLeft: 0,
  ...{
    toPropose: 0,
    toApprove: 0,
    toSign: 0,
    unsigned: 0,
    waiting: 0,
    payable: 0,
    openObjections: 0,
    instalmentsDue: 0,
  },
  lanes: Object.fromEntries(lanes.map((lane) => [lane, 0])) as StepFacts['lanes'],
  ...changes,
});
const noLanes = facts('open', 'chair').lanes;

describe('the next step', () => {
  it('is a sentence in both languages for every role in every state', () => {
    for (const role of roles) {
      for (const status of Object.keys(roundStates) as RoundStatus[]) {
        const { code } = nextStep(facts(status, role));
        expect(vietnamese.next).toHaveProperty(code);
        expect(english.next).toHaveProperty(code);
      }
    }
  });

  it('while open: the secretary reviews first, then seats, then opens the meeting', () => {
    const step = (changes: Partial<StepFacts>) => nextStep(facts('open', 'secretary', changes)).code;
    expect(step({ lanes: { ...noLanes, submitted: 2, verified: 3 }, seats: 0 })).toBe('reviewFiles');
    expect(step({ lanes: { ...noLanes, verified: 3 }, seats: 0 })).toBe('seatCouncil');
    expect(step({ lanes: { ...noLanes, verified: 3 } })).toBe('takeAttendance');
    expect(step({})).toBe('collectForms');
  });

  it('in the meeting: one votes before one ends it, and the absent are told so', () => {
    const here = { isMember: true, isPresent: true };
    expect(nextStep(facts('meeting', 'chair', { ...here, votesLeft: 2, votesMissing: 9 }))).toMatchObject({
      code: 'vote',
      count: 2,
    });
    expect(nextStep(facts('meeting', 'chair', { ...here, votesMissing: 1 })).code).toBe('waitVotes');
    expect(nextStep(facts('meeting', 'chair', here)).code).toBe('conclude');
    expect(nextStep(facts('meeting', 'committeeMember', { isMember: true })).code).toBe('absent');
  });

  it('after it: propose, approve, sign, each to the one who can', () => {
    expect(nextStep(facts('proposed', 'secretary', { toPropose: 4 })).code).toBe('propose');
    expect(nextStep(facts('proposed', 'committeeMember', { toApprove: 4, unsigned: 4 })).code).toBe(
      'approve',
    );
    expect(nextStep(facts('proposed', 'secretary', { unsigned: 4 })).code).toBe('waitApprovals');
    expect(nextStep(facts('proposed', 'chair', { toSign: 4, unsigned: 4 })).code).toBe('sign');
    expect(nextStep(facts('proposed', 'secretary', { toSign: 4, unsigned: 4 })).code).toBe('waitSignature');
    expect(nextStep(facts('decided', 'accountant')).code).toBe('preparePayments');
    const due = { instalmentsDue: 2 };
    expect(nextStep(facts('decided', 'secretary', due))).toMatchObject({ code: 'checkResults', count: 2 });
    expect(nextStep(facts('decided', 'accountant', due)).code).toBe('preparePayments');
  });

  it('while a list is posted: objections first, then waiting, and what may be paid is paid', () => {
    const step = (role: Role, changes: Partial<StepFacts>) => nextStep(facts('decided', role, changes));
    const objected = { waiting: 1, payable: 3, openObjections: 2 };
    expect(step('chair', objected)).toEqual({ code: 'answerObjections', place: 'posting', count: 2 });
    expect(step('secretary', objected).code).toBe('reviewObjections');
    expect(step('accountant', objected).code).toBe('preparePayments');
    const posted = { waiting: 4, payable: 0 };
    expect(step('secretary', posted)).toEqual({ code: 'waitPosting', place: 'posting', count: 4 });
    expect(step('accountant', posted)).toEqual({ code: 'waitPosting', place: null, count: 4 });
    for (const code of ['answerObjections', 'reviewObjections', 'waitPosting']) {
      expect([vietnamese.next, english.next].every((words) => code in words)).toBe(true);
    }
  });
});
