/**
 * Money moves here and nowhere else: thin, typed calls of ledger.post, post_stage and reverse_stage, which do
 * everything or nothing.
 * Imported by commands only.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import type { DateVn } from '@/lib/kernel/dates';

export type Book = 'PT' | 'PC' | 'BC' | 'UNC' | 'PN' | 'PX' | 'PKT';

/** One pair Nợ / Có inside one fund. */
export interface PostingLine {
  fundId: number;
  debitAccountId: number;
  creditAccountId: number;
  amountVnd: bigint;
}

export interface VoucherInput {
  book: Book;
  /** What the voucher is for: gift, bankInterest, opening, transfer, reversal … */
  purpose: string;
  occurredOn: DateVn;
  /** Made before sending and kept: the same key with the same content is the same voucher, for ever. */
  requestKey: string;
  lines?: PostingLine[];
  partyId?: number;
  reasonValueId?: number;
  attachmentCount?: number;
  reversesId?: number;
  paymentOrderId?: number;
}

export interface PostedVoucher {
  voucherId: number;
  book: Book;
  year: number;
  number: number;
  /** As printed: "PT 01/2019". */
  reference: string;
  code: string;
  /** True when this request key had been posted before; nothing was written now. */
  isExisting: boolean;
}

/** The voucher as it travels: amounts as digits, so that none is rounded on the way. */
const asSent = (input: VoucherInput) => ({
  ...input,
  lines: input.lines?.map((line) => ({ ...line, amountVnd: line.amountVnd.toString() })),
});

/**
 * Posts one voucher.
 * Refusals come as codes of module ledger, payments or access (see messages/errors).
 */
export async function postVoucher(tx: Tx, actor: Actor, input: VoucherInput): Promise<PostedVoucher> {
  const { correlationId, pinConfirmationId } = actor;
  const body = JSON.stringify({ ...asSent(input), correlationId, pinConfirmationId });
  const rows = await tx.execute<{ posted: PostedVoucher }>(sql`SELECT ledger.post(${body}::jsonb) AS posted`);
  return rows[0]!.posted;
}

/**
 * Posts money and goods coming in (PT, BC, PN), at most 5,000 vouchers, all of them or none; numbers follow the order
 * given. Sending the same vouchers again returns the first ones. Returns them in the order given.
 * Errors: ledger.notInBatch, ledger.batchTooLarge, and the refusals of `postVoucher`.
 */
export async function postVouchers(
  tx: Tx,
  actor: Actor,
  inputs: readonly VoucherInput[],
): Promise<PostedVoucher[]> {
  const body = JSON.stringify({ vouchers: inputs.map(asSent), correlationId: actor.correlationId });
  const rows = await tx.execute<{ posted: PostedVoucher[] }>(
    sql`SELECT ledger.post_stage(${body}::jsonb) AS posted`,
  );
  return rows[0]!.posted;
}

/**
 * Reverses money and goods that came in (PT, BC, PN), at most 5,000 vouchers, all of them or none: a mirrored PKT each,
 * of the same party, numbers in the order given. Returns how many.
 * Errors: ledger.notInBatch, ledger.batchTooLarge, ledger.alreadyReversed, ledger.reversalTooEarly, ledger.accountOverdrawn
 * and the other refusals of a reversal by `postVoucher`.
 */
export async function reverseVouchers(
  tx: Tx,
  actor: Actor,
  input: { originals: readonly number[]; occurredOn: DateVn; reasonValueId?: number },
): Promise<number> {
  const body = JSON.stringify({ ...input, correlationId: actor.correlationId });
  const rows = await tx.execute<{ n: number }>(sql`SELECT ledger.reverse_stage(${body}::jsonb)::int AS n`);
  return rows[0]!.n;
}
