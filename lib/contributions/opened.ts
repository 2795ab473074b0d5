/**
 * The page of one entry: found by its voucher number, or by "cho-<id>" while it waits for the cashier.
 * Owns this pairing. Refuses vouchers that are no contribution (payments have their own page).
 */
import type { Tx } from '@/db/client';
import { postedVoucher, type VoucherView, voucherByRef } from '@/lib/ledger/queries';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';
import { type ContributionView, contributionById } from './queries';

export interface OpenedContribution {
  contribution: ContributionView;
  voucher: VoucherView | null;
}

/** The entry behind the last part of an address, or null. */
export async function openedContribution(tx: Tx, so: string): Promise<OpenedContribution | null> {
  const waiting = /^cho-(\d{1,15})$/.exec(so);
  if (waiting) return byId(tx, Number(waiting[1]));
  const ref = parseVoucherSlug(so);
  const voucher = ref ? await voucherByRef(tx, ref) : undefined;
  if (!voucher?.contributionId) return null;
  const contribution = await contributionById(tx, voucher.contributionId);
  return contribution ? { contribution, voucher } : null;
}

async function byId(tx: Tx, id: number): Promise<OpenedContribution | null> {
  const contribution = await contributionById(tx, id);
  if (!contribution) return null;
  if (contribution.voucherId === null) return { contribution, voucher: null };
  return {
    contribution,
    voucher: (await voucherByRef(tx, await postedVoucher(tx, contribution.voucherId))) ?? null,
  };
}

/** Where the page of an entry is: its voucher number, or its id while it waits. Plain JSON. */
export type ContributionPlace = {
  id: number;
  voucher: { book: VoucherView['book']; year: number; number: number } | null;
};

/** The place of one entry of this association. */
export async function contributionPlace(tx: Tx, id: number): Promise<ContributionPlace> {
  const voucher = (await byId(tx, id))?.voucher;
  return { id, voucher: voucher ? { book: voucher.book, year: voucher.year, number: voucher.number } : null };
}
