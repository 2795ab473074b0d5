/** The sheet on which everybody signs who receives money at this ceremony, as PDF. */
import { signSheetPaper } from '@/lib/ceremonies/paper-request';
import { renderPdf } from '@/lib/documents/render';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; slug: string }> }) {
  const { hoi, slug } = await params;
  return officeFile(request, hoi, 'ceremonies.view', async (tx, actor) => {
    const paper = await signSheetPaper(tx, actor, slug);
    if (!paper) return null;
    const bytes = renderPdf('sign-sheet', paper.data);
    return { bytes, filename: paper.filename, contentType: 'application/pdf' };
  });
}
