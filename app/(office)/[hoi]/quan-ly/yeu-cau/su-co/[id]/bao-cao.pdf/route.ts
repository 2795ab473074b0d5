/** The report of one breach. */
import { breachFile } from '@/lib/rights/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const breachId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  return officeFile(request, hoi, 'requests.view', (tx) => breachFile(tx, breachId));
}
