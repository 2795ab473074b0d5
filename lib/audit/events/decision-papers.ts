/** Kinds of events about the papers of a decision, with the shape of their payload. Pure. */
export type DecisionPaperEvent = {
  kind: 'round.textWritten';
  subjectType: 'round';
  subjectId: string;
  payload: { paper: string; version: number; fingerprint: string };
};
