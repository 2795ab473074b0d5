/**
 * The forms in which papers about money in leave the printer, and the paper each of them is a shape of. Pure.
 * Owns the pairing: two shapes of one paper are counted together, so a second shape is a copy of the first.
 */

/** Form of a print job → name of the paper that is counted. */
export const printForms = {
  receiptA4: 'donor-receipt',
  receiptA5: 'donor-receipt',
  receiptRoll: 'donor-receipt',
  voucherA4: 'receipt-voucher',
  voucherA5: 'receipt-voucher',
  letter: 'thank-you-letter',
} as const;
export type PrintForm = keyof typeof printForms;

/** One job is one file; more papers than this are asked for in parts. */
export const MAX_PAPERS_OF_JOB = 500;
