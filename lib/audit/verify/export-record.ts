/**
 * The lines of an export, one JSON object each, in the order in which they stand in the file.
 * Owns their shape (docs/audit-format.md describes it for readers of other programs). Every number that could grow
 * beyond what JSON keeps exactly is a text. Pure.
 */
export interface HeaderRecord {
  kind: 'header';
  /** From 2 on a change may hold many inserted rows (rows-of-change.ts). */
  format: 1 | 2;
  exportedAt: string;
  /** False when texts about people (with their salts) were left out. */
  hasTexts: boolean;
}

export interface AssociationRecord {
  kind: 'association';
  id: number;
  name: string;
}

export interface GuardRecord {
  kind: 'guard';
  table: string;
  trigger: string;
  isOn: boolean;
}

export interface SealRecord {
  kind: 'seal';
  associationId: number;
  number: number;
  epoch: number;
  horizon: string;
  leafCount: number;
  root: string;
}

/** How far sealing had come in an epoch. */
export interface ProgressRecord {
  kind: 'progress';
  epoch: number;
  horizon: string;
}

/** A root that left the machine on a paper or a publication. */
export interface CheckpointRecord {
  kind: 'checkpoint';
  associationId: number;
  sealNumber: number;
  root: string;
  channel: string;
  recordedAt: string;
}

export interface EventRecord {
  kind: 'event';
  associationId: number;
  id: string;
  epoch: number;
  xid: string;
  recordedAt: string;
  actorId: string | null;
  sessionId: string | null;
  eventKind: string;
  subjectType: string;
  subjectId: string;
  reasonValueId: string | null;
  payload: string;
  correlationId: string;
}

export interface ChangeRecord {
  kind: 'change';
  associationId: number;
  id: string;
  eventId: string;
  epoch: number;
  xid: string;
  table: string;
  key: string;
  operation: string;
  oldImage: string | null;
  newImage: string | null;
}

export interface VoucherHead {
  book: string;
  year: string;
  number: string;
  purpose: string;
  occurredOn: string;
  recordedAt: string;
  xid: string;
  partyId: string | null;
  reasonValueId: string | null;
  attachmentCount: string;
  requestKey: string;
  requestHash: string;
  reversesId: string | null;
  paymentOrderId: string | null;
  actorId: string;
  code: string;
}

export interface VoucherLine {
  line: string;
  fundId: string;
  debitAccountId: string;
  creditAccountId: string;
  amountVnd: string;
  occurredOn: string;
  xid: string;
}

/** A voucher with its lines; `head` is null for lines whose voucher is gone. */
export interface VoucherRecord {
  kind: 'voucher';
  associationId: number;
  id: string;
  head: VoucherHead | null;
  lines: VoucherLine[];
}

/** How far a book of a year is numbered. */
export interface CounterRecord {
  kind: 'counter';
  associationId: number;
  book: string;
  year: number;
  lastNumber: number;
}

/** A row of a captured table as it stands now, in its logged form. */
export interface ImageRecord {
  kind: 'image';
  table: string;
  key: string;
  image: string;
}

/** A text about a person; `value` and `salt` are absent when the export was made without texts. */
export interface TextRecord {
  kind: 'text';
  key: string;
  field: string;
  commitment: string;
  isErased: boolean;
  value?: string;
  salt?: string;
}

/** Last line: how many lines stand before it. */
export interface EndRecord {
  kind: 'end';
  lines: number;
}

export type ExportRecord =
  | HeaderRecord
  | AssociationRecord
  | GuardRecord
  | SealRecord
  | ProgressRecord
  | CheckpointRecord
  | EventRecord
  | ChangeRecord
  | VoucherRecord
  | CounterRecord
  | ImageRecord
  | TextRecord
  | EndRecord;

/** Opens the export from its beginning; the verifier reads it a second time only to name what it found. */
export type ExportSource = () => AsyncIterable<ExportRecord>;
