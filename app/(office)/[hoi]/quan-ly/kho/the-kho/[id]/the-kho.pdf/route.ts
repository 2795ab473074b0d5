/** The card of one kind of goods as PDF; the address names any gift in kind of it. */
import { renderPdf } from '@/lib/documents/render';
import { stockCardOf } from '@/lib/store/sheets';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'ledger.view', async (tx) => {
    const card = await stockCardOf(tx, id);
    return (
      card && {
        bytes: renderPdf('stock-card', card.data),
        ...{ filename: card.filename, contentType: 'application/pdf' },
      }
    );
  });
}
