/** Kinds of events about consent and about requests of persons; what comes by link or form is written by the database. Pure. */
export type PersonRequestEvent =
  | { kind: 'dataBreach.found'; subjectType: 'association'; subjectId: string; payload: { kind: string } }
  | {
      kind: 'dataBreach.stepped';
      subjectType: 'association';
      subjectId: string;
      payload: { step: string; breach: number };
    }
  | {
      kind: 'personRequest.received';
      subjectType: 'association';
      subjectId: string;
      payload: { wish: string; channel: string };
    }
  | {
      kind: 'personRequest.stepped';
      subjectType: 'party' | 'association';
      subjectId: string;
      payload: { step: string; request: number };
    };

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
  | {
      kind: 'consent.photoKept';
      subjectType: 'party';
      subjectId: string;
      /** Size in bytes; the first digits of SHA-256 of the picture. */
      payload: { fingerprint: string; size: number };
    }
  | { kind: 'consent.photoRemoved'; subjectType: 'party'; subjectId: string; payload: Record<never, never> }
  | { kind: 'consent.questionClosed'; subjectType: 'party'; subjectId: string; payload: { cause: string } }
  | {
      kind: 'consent.paperAttached';
      subjectType: 'party';
      subjectId: string;
      /** Size in bytes; the first digits of SHA-256 of the picture. */
      payload: { fingerprint: string; size: number };
    };
