/** Phiếu thu, giấy báo có or phiếu nhập to look at before it is printed; looking does not count. */
import { voucherPreview } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const data = await voucherPreview(tx, so, siteOrigin(request));
    if (!data) return null;
    const bytes = renderPdf('receipt-voucher', data);
    return { bytes, filename: `phieu-${so}.pdf`, contentType: 'application/pdf' };
  });
}
