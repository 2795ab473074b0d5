/** The reconciliation sheet of a statement as PDF. */
import { renderPdf } from '@/lib/documents/render';
import { reconciliationSheet } from '@/lib/statements/sheet';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'statements.view', async (tx) => {
    const sheet = await reconciliationSheet(tx, id);
    return (
      sheet && {
        bytes: renderPdf('reconciliation', sheet.data),
        ...{ filename: sheet.filename, contentType: 'application/pdf' },
      }
    );
  });
}
