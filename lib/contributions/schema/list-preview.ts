/**
 * A list as it is shown before it is recorded: plain JSON, amounts as texts.
 * Owns the shape between the reading on the server and the page. Refuses bigint and Date.
 */
import type { ColumnKind, ColumnQuestion, RowKind } from '@/lib/lists/schema';

/** Books of vouchers, as addresses name them. */
type Book = 'PT' | 'PC' | 'BC' | 'UNC' | 'PN' | 'PX' | 'PKT';

export type PreviewProblem = {
  code: string;
  /** Column of the cell that is wrong, where it can be written anew; null when the list has no such column. */
  column: number | null;
  value: string;
};

export type PreviewHint = { kind: 'sameGift' | 'similarName' | 'unusualAmount'; about: string };

export type PreviewRow = {
  number: number;
  kind: RowKind;
  name: string;
  unit: string;
  amount: string;
  day: string;
  method: string;
  note: string;
  problems: PreviewProblem[];
  /** Worth a look though nothing is wrong. */
  hints: PreviewHint[];
  /** Number of donors with this name: none, one (it is taken), or several (one must be chosen). */
  donor: 'new' | 'known' | 'several';
  /** Donors with this very name, to choose from. */
  choices: { id: string; label: string }[];
  chosen: string;
};

export type ListPreview = {
  /** The cells as text with tabs, with all that was written anew. */
  table: string;
  fileFingerprint: string;
  encoding: string;
  font: string;
  wasDecomposed: boolean;
  sheet: string;
  sheets: string[];
  headers: string[];
  columns: (ColumnKind | '')[];
  questions: { about: ColumnQuestion['about']; column: number | null; samples: string[] }[];
  marks: string;
  unit: string;
  order: string;
  /** The answers come from the last list with the same columns. */
  isRemembered: boolean;
  rows: PreviewRow[];
  totals: { number: number; written: string; sum: string; isRight: boolean }[];
  giftCount: number;
  /** Count and sum as the form sends them back. */
  shown: string;
  sum: string;
  sumInWords: string;
  /** Voucher of the same envelope (donor, sum, day) in the books; empty when there is none. */
  sameEnvelope: string;
  /** Number of the list that stands with this very content; it is not recorded again. */
  standing: number | null;
  /** Everything is answered and right: the list may be recorded. */
  isReady: boolean;
};

/** What was sent beside the list, to stand in the fields again. */
export type SentFields = {
  name: string;
  fundId: string;
  accountId: string;
  method: string;
  occurredOn: string;
  requestKey: string;
  keepsLetters: boolean;
  envelope: string;
};

/** What the action of the page answers: a preview to look at, or the list that was recorded. */
export type ListAnswer =
  | {
      step: 'preview';
      preview: ListPreview;
      sent: SentFields;
      /** Made anew with each answer, so that the page puts the answered values into its fields. */
      stamp: string;
      /** Why nothing was recorded although it was asked; null when it was not asked. */
      refusal: {
        code: string;
        fields: Record<string, string>;
        params: Record<string, string | number | boolean>;
      } | null;
    }
  | { step: 'recorded'; listId: number; isExisting: boolean }
  | { step: 'envelope'; id: number; voucher: { book: Book; year: number; number: number } | null };
