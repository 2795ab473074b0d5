/** The donor's giấy ghi nhận as PDF, with the root of the log that leaves on it. */
import { receiptPaper } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx, actor) => {
    const paper = await receiptPaper(tx, actor, so, siteOrigin(request), false);
    if (!paper) return null;
    const bytes = renderPdf('donor-receipt', paper.data);
    return { bytes, filename: `ghi-nhan-${so}.pdf`, contentType: 'application/pdf' };
  });
}
