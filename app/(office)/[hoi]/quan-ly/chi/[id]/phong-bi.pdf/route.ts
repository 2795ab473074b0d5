/** Labels for the envelopes of one order, as PDF; 404 for an order without a list. */
import { renderPdf } from '@/lib/documents/render';
import { labelsRequest } from '@/lib/payments/paper-request';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.view', async (tx) => {
    const paper = await labelsRequest(tx, id);
    if (!paper) return null;
    const bytes = renderPdf('envelope-labels', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
