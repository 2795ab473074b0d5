/** The notes that one order paid in cash needs, as PDF, with those at hand when the address names them; 404 for an order paid otherwise. */
import { renderPdf } from '@/lib/documents/render';
import { notePlanRequest } from '@/lib/payments/paper-request';
import { readNotesAtHand } from '@/lib/payments/schema/notes-at-hand';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const atHand = readNotesAtHand(Object.fromEntries(new URL(request.url).searchParams));
  return officeFile(request, hoi, 'payments.view', async (tx) => {
    const paper = await notePlanRequest(tx, id, atHand);
    if (!paper) return null;
    const bytes = renderPdf('note-plan', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
