/** Events of transfers that the program records; keeping an account, listing and reading are written by the database. Pure. */
export type TransferEvent =
  | {
      kind: 'transfer.fileMade';
      subjectType: 'paymentOrder';
      subjectId: string;
      /** The format, and SHA-256 of the file as hexadecimal digits. */
      payload: { format: string; fingerprint: string };
    }
  | {
      kind: 'transfer.returned';
      subjectType: 'paymentOrder';
      subjectId: string;
      payload: { amountVnd: string; awardId: number };
    };
