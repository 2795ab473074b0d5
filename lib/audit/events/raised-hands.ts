/** Kinds of events about hands raised in the room, with the shape of their payload. Pure. */
export type RaisedHandsEvent =
  | {
      kind: 'vote.handsRecorded' | 'vote.handsConfirmed';
      subjectType: 'round';
      subjectId: string;
      /** How many files. */
      payload: { count: number };
    }
  | {
      kind: 'vote.paperAttached';
      subjectType: 'round';
      subjectId: string;
      payload: { paper: string; size: number; fingerprint: string };
    };
