/**
 * Which gifts have which paper, and in which order papers leave the printer. Pure.
 * Owns: vouchers for whatever is in the books; the donor's papers only where somebody gave.
 */
import { compareNames } from '@/lib/kernel/names';
import { type ContributionKind, type ContributionStatus, isDonation } from '../schema';
import { type PrintForm, printForms } from '../schema/print-forms';

export interface PrintableGift {
  voucherId: number | null;
  kind: ContributionKind;
  status: ContributionStatus;
  donorId: number | null;
  donorName: string | null;
  /** Name of the donor's unit; null when none is known. */
  unitName: string | null;
  id: number;
}

const words = new Intl.Collator('vi');

/** True when this gift has a paper of this form. */
export function hasPaper(
  form: PrintForm,
  gift: Pick<PrintableGift, 'voucherId' | 'kind' | 'status' | 'donorId'>,
): boolean {
  if (gift.voucherId === null) return false;
  if (printForms[form] === 'receipt-voucher') return true;
  // Nobody is thanked for a gift that was recorded by mistake, nor for income that is no gift.
  const isThanked = gift.status === 'posted' && isDonation(gift.kind);
  return gift.donorId !== null && (form !== 'letter' || isThanked);
}

/** By unit, then by name as Vietnamese lists are ordered; without a unit last; equal ones in the order of entry. */
export function inPrintOrder<G extends PrintableGift>(gifts: readonly G[]): G[] {
  const unitOf = (a: G, b: G) => {
    if (a.unitName === b.unitName) return 0;
    if (a.unitName === null) return 1;
    return b.unitName === null ? -1 : words.compare(a.unitName, b.unitName);
  };
  return [...gifts].sort(
    (a, b) => unitOf(a, b) || compareNames(a.donorName ?? '', b.donorName ?? '') || a.id - b.id,
  );
}
