/** Kinds of events about the papers of a decision and what they rest on, with the shape of their payload. Pure. */
export type DecisionPaperEvent =
  | {
      kind: 'round.textWritten';
      subjectType: 'round';
      subjectId: string;
      payload: { paper: string; version: number; fingerprint: string };
    }
  | {
      kind: 'round.changeWritten';
      subjectType: 'round';
      subjectId: string;
      payload: { outcome: string; count: number };
    }
  | {
      kind: 'legalDocument.recorded';
      subjectType: 'legalDocument';
      /** Its number. */
      subjectId: string;
      payload: { kind: string };
    }
  | {
      kind: 'legalDocument.ended';
      subjectType: 'legalDocument';
      subjectId: string;
      payload: { endedOn: string };
    }
  | {
      kind: 'round.posted';
      subjectType: 'round';
      subjectId: string;
      payload: { fromOn: string; untilOn: string };
    }
  | {
      kind: 'round.objectionReceived';
      subjectType: 'round';
      subjectId: string;
      payload: { channel: string };
    }
  | {
      kind: 'round.objectionStepped';
      subjectType: 'round';
      subjectId: string;
      payload: { number: number; step: string };
    }
  | {
      kind: 'round.reserveCalled';
      subjectType: 'round';
      subjectId: string;
      payload: { nominationId: number };
    };
