/** The sheet on which the recipients of one order sign, as PDF; 404 for an order without a list. */
import { renderPdf } from '@/lib/documents/render';
import { signSheetPaper } from '@/lib/payments/paper-request';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.view', async (tx, actor) => {
    const paper = await signSheetPaper(tx, actor, id);
    if (!paper) return null;
    const bytes = renderPdf('sign-sheet', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
