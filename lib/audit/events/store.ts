/** Events of the store: the paper of a value in kind, and counting. Pure. */
export type StoreEvent =
  | {
      kind: 'contribution.goodsValued';
      subjectType: 'contribution';
      subjectId: string;
      payload: { basis: string; amountVnd?: string };
    }
  | { kind: 'stocktake.opened'; subjectType: 'stocktake'; subjectId: string; payload: { takenOn: string } }
  | {
      kind: 'stocktake.counted';
      subjectType: 'stocktake';
      subjectId: string;
      /** Items counted, and how many of them differ. */
      payload: { count: number; differing: number; amountVnd: string };
    };
