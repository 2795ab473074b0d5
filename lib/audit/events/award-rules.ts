/** Kinds of events of the rules of awards, with the shape of their payload. Pure; ids, amounts as text, counts. */
export type AwardRulesEvent =
  | { kind: 'rules.written'; subjectType: 'ruleSet'; subjectId: string; payload: { version: number } }
  | {
      kind: 'round.evaluated';
      subjectType: 'round';
      subjectId: string;
      payload: { count: number; totalVnd: string };
    }
  | {
      kind: 'programme.opened';
      subjectType: 'programme';
      subjectId: string;
      payload: { kind: string };
    }
  | { kind: 'round.quotaChanged'; subjectType: 'round'; subjectId: string; payload: { quota: number } }
  | {
      kind: 'round.letterWritten';
      subjectType: 'round';
      subjectId: string;
      payload: { letter: string; version: number };
    }
  | {
      kind: 'round.published' | 'round.unpublished';
      subjectType: 'round';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'round.termSet';
      subjectType: 'round';
      subjectId: string;
      payload: { months: number; scope: string };
    }
  | { kind: 'round.instalmentsPlanned'; subjectType: 'round'; subjectId: string; payload: { parts: number } }
  | {
      kind: 'award.resultsChecked';
      subjectType: 'award';
      subjectId: string;
      payload: { number: number; outcome: string };
    }
  | {
      kind: 'nomination.renewed';
      subjectType: 'nomination';
      subjectId: string;
      payload: { category: string; earlierAward: number };
    }
  | { kind: 'round.unitsAsked'; subjectType: 'round'; subjectId: string; payload: { count: number } }
  | {
      kind: 'nominationLink.made';
      subjectType: 'nominationLink';
      subjectId: string;
      payload: { round: number };
    }
  | {
      kind: 'nominationLink.closed';
      subjectType: 'nominationLink';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'nominationLink.codeGiven';
      subjectType: 'nominationLink';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'nomination.acceptedWithoutAuthority';
      subjectType: 'nomination';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'nomination.factsRecorded';
      subjectType: 'nomination';
      subjectId: string;
      payload: { prizes: number };
    }
  | {
      kind: 'award.differenceExplained';
      subjectType: 'round';
      subjectId: string;
      payload: { count: number };
    };
