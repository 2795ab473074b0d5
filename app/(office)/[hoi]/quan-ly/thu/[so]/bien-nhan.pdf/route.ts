/** The donor's giấy ghi nhận to look at before it is printed; looking does not count. */
import { receiptPreview } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const data = await receiptPreview(tx, so, siteOrigin(request));
    if (!data) return null;
    const bytes = renderPdf('donor-receipt', data);
    return { bytes, filename: `ghi-nhan-${so}.pdf`, contentType: 'application/pdf' };
  });
}
