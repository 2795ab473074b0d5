/** The papers of one press of "In" as one PDF; opening it again does not count as printing. */
import { printedFile } from '@/lib/contributions/printed-file';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

type Params = Promise<{ hoi: string; ban: string }>;

export async function GET(request: Request, { params }: { params: Params }) {
  const { hoi, ban } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const id = /^\d{1,15}$/.test(ban) ? Number(ban) : 0;
    const bytes = await printedFile(tx, id, siteOrigin(request));
    return bytes && { bytes, filename: `ban-in-${ban}.pdf`, contentType: 'application/pdf' };
  });
}
