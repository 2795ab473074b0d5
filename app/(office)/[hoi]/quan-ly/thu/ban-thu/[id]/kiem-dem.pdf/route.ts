/** The record of a desk as PDF: its gifts, and the count with signatures. */
import { deskSheet } from '@/lib/desks/sheet';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const sheet = await deskSheet(tx, id);
    return (
      sheet && {
        bytes: renderPdf('desk-count', sheet.data),
        ...{ filename: sheet.filename, contentType: 'application/pdf' },
      }
    );
  });
}
