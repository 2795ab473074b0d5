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
