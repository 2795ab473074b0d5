/** The record of a stocktake as PDF; while it is open, the list to count by. */
import { renderPdf } from '@/lib/documents/render';
import { stocktakeSheet } from '@/lib/store/sheets';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'ledger.view', async (tx) => {
    const sheet = await stocktakeSheet(tx, id);
    return (
      sheet && {
        bytes: renderPdf('stocktake-record', sheet.data),
        ...{ filename: sheet.filename, contentType: 'application/pdf' },
      }
    );
  });
}
