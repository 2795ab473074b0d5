/** Kinds of events about a guest seated in the council for one file, with the shape of their payload. Pure. */
export type CouncilGuestEvent =
  | {
      kind: 'council.guestSeated';
      subjectType: 'nomination';
      subjectId: string;
      payload: { userId: number; origin: string };
    }
  | {
      kind: 'council.guestSeatEnded';
      subjectType: 'nomination';
      subjectId: string;
      payload: { userId: number; cause: string };
    };
