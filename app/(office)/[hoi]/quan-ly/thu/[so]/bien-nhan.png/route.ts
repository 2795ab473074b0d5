/** The donor's giấy ghi nhận as a picture, to be sent by Zalo. */
import { receiptPaper } from '@/lib/contributions/paper-request';
import { renderPng } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx, actor) => {
    const paper = await receiptPaper(tx, actor, so, siteOrigin(request), true);
    if (!paper) return null;
    const bytes = await renderPng('donor-receipt', paper.data);
    return { bytes, filename: `ghi-nhan-${so}.png`, contentType: 'image/png' };
  });
}
