/** The notes that one order paid in cash needs, as PDF; 404 for an order paid otherwise. */
import { renderPdf } from '@/lib/documents/render';
import { notePlanRequest } from '@/lib/payments/paper-request';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.view', async (tx) => {
    const paper = await notePlanRequest(tx, id);
    if (!paper) return null;
    const bytes = renderPdf('note-plan', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
