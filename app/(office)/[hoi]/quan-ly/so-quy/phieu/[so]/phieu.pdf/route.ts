/** A journal voucher (PKT) as PDF: opening balances, reversals, transfers. */
import { renderPdf } from '@/lib/documents/render';
import { countPrint, paperFacts } from '@/lib/ledger/paper-facts';
import { journalVoucherOf } from '@/lib/ledger/papers';
import { voucherByRef } from '@/lib/ledger/queries';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  const ref = parseVoucherSlug(so);
  return officeFile(request, hoi, 'ledger.view', async (tx, actor) => {
    const voucher = ref?.book === 'PKT' ? await voucherByRef(tx, ref) : undefined;
    if (!voucher) return null;
    const subject = { subjectType: 'voucher', subjectId: voucher.voucherId };
    const printNo = await countPrint(tx, actor, { paper: 'journal-voucher', ...subject });
    const facts = await paperFacts(tx, voucher.occurredOn);
    const data = journalVoucherOf(voucher, facts, { printNo, siteOrigin: siteOrigin(request) });
    return {
      bytes: renderPdf('journal-voucher', data),
      filename: `phieu-${so}.pdf`,
      contentType: 'application/pdf',
    };
  });
}
