/** The letter of thanks of one gift to look at before it is printed. */
import { letterPreview } from '@/lib/contributions/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; so: string }> }) {
  const { hoi, so } = await params;
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const data = await letterPreview(tx, so, siteOrigin(request));
    if (!data) return null;
    const bytes = renderPdf('thank-you-letter', data);
    return { bytes, filename: `thu-cam-on-${so}.pdf`, contentType: 'application/pdf' };
  });
}
