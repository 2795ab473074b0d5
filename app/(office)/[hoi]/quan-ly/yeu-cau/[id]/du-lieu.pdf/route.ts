/** Everything held on the person of a checked request, as a paper; making it stands in the log. */
import { personPdf } from '@/lib/rights/person-file';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const requestId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  return officeFile(request, hoi, 'requests.handle', (tx) => personPdf(tx, requestId));
}
