/** Kinds of events about consent, with the shape of their payload; an answer by link is written by the database. Pure. */
export type ConsentEvent =
  | {
      kind: 'consent.given';
      subjectType: 'party';
      subjectId: string;
      payload: { field: string; purpose: string; giver: string };
    }
  | {
      kind: 'consent.withdrawn';
      subjectType: 'party';
      subjectId: string;
      payload: { field: string; purpose: string };
    }
  | {
      kind: 'consent.asked';
      subjectType: 'party' | 'round';
      subjectId: string;
      payload: { count: number; channel: string };
    }
  | {
      kind: 'consent.answered';
      subjectType: 'party';
      subjectId: string;
      payload: { count: number; channel: string };
    }
  | { kind: 'consent.questionClosed'; subjectType: 'party'; subjectId: string; payload: { cause: string } }
  | {
      kind: 'consent.paperAttached';
      subjectType: 'party';
      subjectId: string;
      /** Size in bytes; the first digits of SHA-256 of the picture. */
      payload: { fingerprint: string; size: number };
    };
