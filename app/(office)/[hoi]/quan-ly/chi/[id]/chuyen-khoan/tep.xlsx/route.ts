/** The list of transfers of one approved order as a workbook, for the bank; making it stays in the log. */
import { transferFileRequest } from '@/lib/transfers/paper-request';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  return officeFile(request, hoi, 'payments.prepare', (tx, actor) =>
    transferFileRequest(tx, actor, id, 'xlsx'),
  );
}
