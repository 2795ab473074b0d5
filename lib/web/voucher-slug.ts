/**
 * A voucher's number as an address: PT 01/2019 lives at `PT-2019-1`.
 * Owns both directions. Refuses leading zeros and small letters, so that a voucher has one address.
 */

/** Books of vouchers: cash in and out, bank in and out, goods in and out, general. */
export const voucherBooks = ['PT', 'PC', 'BC', 'UNC', 'PN', 'PX', 'PKT'] as const;
export type VoucherBook = (typeof voucherBooks)[number];
export type VoucherRef = { book: VoucherBook; year: number; number: number };

const SLUG = new RegExp(`^(${voucherBooks.join('|')})-((?:19|20)\\d\\d)-([1-9]\\d{0,6})$`);

/** `{book:'PT', year:2019, number:1}` → `PT-2019-1`. */
export function voucherSlug({ book, year, number }: VoucherRef): string {
  return `${book}-${year}-${number}`;
}

/** `PT-2019-1` → its parts; null for anything else. */
export function parseVoucherSlug(slug: string): VoucherRef | null {
  const [, book, year, number] = SLUG.exec(slug) ?? [];
  return book ? { book: book as VoucherBook, year: Number(year), number: Number(number) } : null;
}
