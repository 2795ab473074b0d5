/**
 * A list of gifts as the command takes it: read, asked about and made plain before.
 * Owns the bounds. Refuses amounts as text: they are bigint đồng here.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { DonorInput } from '../schema';

/** A whole district's list; so many receipts the ledger posts at once (ledger.post_stage). */
export const MAX_LIST_ROWS = 5_000;

export type ListMethod = 'cash' | 'transfer';

export interface ListGift {
  /** Number of the row in the file, from 1. */
  line: number;
  donor: DonorInput;
  amountVnd: bigint;
  occurredOn: DateVn;
  method: ListMethod;
  note?: string;
}

export interface ContributionListInput {
  /** What people call it; the name of the file when nothing else is known. */
  name: string;
  /** SHA-256 of the bytes or of the pasted text, 64 hex digits. */
  fileFingerprint: string;
  fundId: number;
  /** Bank account of the transfers; the first current one when left out. */
  accountId?: number;
  gifts: ListGift[];
  /** Made before sending: the same key with the same content is the same list, for ever. */
  requestKey: string;
  /** Names of the columns and what was said about them; offered again for a list with the same columns. */
  layout?: { headerFingerprint: string; answers: string };
  /** Ticked after being told that this very file was recorded before with other days or another reading. */
  acceptsSameFile?: boolean;
}

export interface ReverseListInput {
  listId: number;
  reason: string;
  /** Day of the reversals: open, and not before the vouchers' own days. */
  occurredOn: DateVn;
}
