/** Events of counting the store. Pure. */
export type StocktakeEvent =
  | { kind: 'stocktake.opened'; subjectType: 'stocktake'; subjectId: string; payload: { takenOn: string } }
  | {
      kind: 'stocktake.counted';
      subjectType: 'stocktake';
      subjectId: string;
      /** Items counted, and how many of them differ. */
      payload: { count: number; differing: number; amountVnd: string };
    };
