/** A report as a Word file: the draft, or the published version asked for. */
import { reportDocx } from '@/lib/reports/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const reportId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const ban = new URL(request.url).searchParams.get('ban') ?? '';
  const version = /^[1-9]\d{0,3}$/.test(ban) ? Number(ban) : undefined;
  return officeFile(request, hoi, 'reports.view', (tx) => reportDocx(tx, reportId, version));
}
