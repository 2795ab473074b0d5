/** Phiếu chi, uỷ nhiệm chi or phiếu xuất as PDF; a second print says that it is a copy. 404 until the money is paid. */
import { renderPdf } from '@/lib/documents/render';
import { voucherPaper } from '@/lib/payments/paper-request';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.view', async (tx, actor) => {
    const paper = await voucherPaper(tx, actor, id, siteOrigin(request));
    if (!paper) return null;
    const bytes = renderPdf('payment-voucher', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
