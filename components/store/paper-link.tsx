/** The number of a paper of the store, leading to its voucher. */
import { routes } from '@/lib/web/routes';
import type { VoucherRef } from '@/lib/web/voucher-slug';

export function PaperLink({ hoi, paper }: { hoi: string; paper: VoucherRef }) {
  return <a href={routes.office.voucher(hoi, paper)}>{paperNumber(paper)}</a>;
}

/** "PN 01/2019". */
export function paperNumber({ book, number, year }: VoucherRef): string {
  return `${book} ${String(number).padStart(2, '0')}/${year}`;
}
