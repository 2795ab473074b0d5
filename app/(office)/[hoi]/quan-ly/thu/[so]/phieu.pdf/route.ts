/** Phiếu thu, giấy báo có or phiếu nhập as PDF; a second print says that it is a copy. */
import { voucherPaper } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx, actor) => {
    const paper = await voucherPaper(tx, actor, so, siteOrigin(request));
    if (!paper) return null;
    const bytes = renderPdf('receipt-voucher', paper.data);
    return { bytes, filename: `phieu-${so}.pdf`, contentType: 'application/pdf' };
  });
}
