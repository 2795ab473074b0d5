/** The programme of this ceremony as PDF: only people who agreed to be named, the others as a number. */
import { programmePaper } from '@/lib/ceremonies/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; slug: string }> }) {
  const { hoi, slug } = await params;
  return officeFile(request, hoi, 'ceremonies.view', async (tx) => {
    const paper = await programmePaper(tx, slug);
    if (!paper) return null;
    const bytes = renderPdf('honour-programme', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
