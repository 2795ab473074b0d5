/** The papers of one press of "In" as one PDF; opening it again does not count as printing. */
import { printedFile } from '@/lib/contributions/printed-file';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const job = new URL(request.url).searchParams.get('ban') ?? '';
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const id = /^\d{1,15}$/.test(job) ? Number(job) : 0;
    const bytes = await printedFile(tx, id, siteOrigin(request));
    return bytes && { bytes, filename: `ban-in-${job}.pdf`, contentType: 'application/pdf' };
  });
}
