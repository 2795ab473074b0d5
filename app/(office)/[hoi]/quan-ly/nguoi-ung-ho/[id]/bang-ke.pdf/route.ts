/** What one donor gave in a year: every gift, voided ones struck through. `?nam=` chooses the year. */
import { donorYear } from '@/lib/contributions/donor-year';
import { donorStatement } from '@/lib/documents/donor-year';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; id: string }> }) {
  const { hoi, id } = await params;
  const asked = new URL(request.url).searchParams.get('nam') ?? '';
  return officeFile(request, hoi, 'donors.view', async (tx) => {
    const donorId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const year = /^(19|20)\d\d$/.test(asked) ? Number(asked) : undefined;
    const input = await donorYear(tx, { donorId, year, siteOrigin: siteOrigin(request) });
    if (!input) return null;
    const bytes = renderPdf('donor-statement', donorStatement(input));
    return { bytes, filename: `bang-ke-${id}-${input.year}.pdf`, contentType: 'application/pdf' };
  });
}
