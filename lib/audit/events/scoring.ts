/** Kinds of events of the scoring, with the shape of their payload. Pure; never a mark: those are seen by rule only. */
export type ScoringEvent =
  | {
      kind: 'score.rubricWritten';
      subjectType: 'round';
      subjectId: string;
      payload: { version: number; count: number; visibility: string };
    }
  | {
      kind: 'score.handedIn';
      subjectType: 'nomination';
      subjectId: string;
      payload: { outcome: string };
    };
