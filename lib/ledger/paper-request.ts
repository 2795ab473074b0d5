/**
 * A request for the paper of a journal voucher: read, counted as one print, put into words.
 * Refuses vouchers of other books: contributions and payments draw their own.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';
import { countPrint } from './commands/count-print';
import { paperFacts } from './paper-facts';
import { journalVoucherOf } from './papers';
import { voucherByRef } from './queries';

/** Text of the PKT behind the last part of an address, or null. */
export async function journalPaper(tx: Tx, actor: Actor, so: string, siteOrigin: string) {
  const ref = parseVoucherSlug(so);
  const voucher = ref?.book === 'PKT' ? await voucherByRef(tx, ref) : undefined;
  if (!voucher) return null;
  const subject = { subjectType: 'voucher', subjectId: voucher.voucherId };
  const printNo = await countPrint(tx, actor, { paper: 'journal-voucher', ...subject });
  return journalVoucherOf(voucher, await paperFacts(tx, voucher.occurredOn), { printNo, siteOrigin });
}
