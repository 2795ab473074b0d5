/** A journal voucher (PKT) as PDF: opening balances, reversals, transfers. */
import { renderPdf } from '@/lib/documents/render';
import { journalPaper } from '@/lib/ledger/paper-request';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'ledger.view', async (tx, actor) => {
    const data = await journalPaper(tx, actor, so, siteOrigin(request));
    if (!data) return null;
    const bytes = renderPdf('journal-voucher', data);
    return { bytes, filename: `phieu-${so}.pdf`, contentType: 'application/pdf' };
  });
}
