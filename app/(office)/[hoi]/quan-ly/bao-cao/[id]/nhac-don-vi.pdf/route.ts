/** Letters to the units of which the books show nothing in the period, or to the one asked for. */
import { unitReminders } from '@/lib/reports/reminders';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const reportId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const asked = new URL(request.url).searchParams.get('don-vi');
  const unitId = asked === null ? undefined : /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : 0;
  return officeFile(request, hoi, 'reports.view', (tx) => unitReminders(tx, reportId, unitId));
}
