/** The covering paper of a list of transfers with the fingerprint of its file, as PDF; making it stays in the log. */
import { renderPdf } from '@/lib/documents/render';
import { transferListPaper } from '@/lib/transfers/paper-request';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.prepare', async (tx, actor) => {
    const paper = await transferListPaper(tx, actor, id);
    if (!paper) return null;
    const bytes = renderPdf('transfer-list', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
