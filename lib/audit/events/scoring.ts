/** Kinds of events of the scoring and of raised hands, with the shape of their payload. Pure; never a mark: those are seen by rule only. */
import type { CouncilGuestEvent } from './council-guests';
import type { DecisionPaperEvent } from './decision-papers';
import type { RaisedHandsEvent } from './raised-hands';

export type ScoringEvent =
  | CouncilGuestEvent
  | DecisionPaperEvent
  | RaisedHandsEvent
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
