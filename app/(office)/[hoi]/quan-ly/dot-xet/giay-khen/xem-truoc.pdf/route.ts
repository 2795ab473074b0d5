/** How a template looks: two made-up names. */
import { drawSheets, previewSheets } from '@/lib/certificates/printed';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

const idOf = (text: string | null) => (text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const { searchParams } = new URL(request.url);
  return officeFile(request, hoi, 'certificates.view', async (tx) => {
    const [template, round] = [idOf(searchParams.get('mau')), idOf(searchParams.get('dot'))];
    const sheets = await previewSheets(tx, template, round, siteOrigin(request));
    if (!sheets) return null;
    return {
      bytes: () => drawSheets(sheets),
      filename: 'xem-truoc-giay-khen.pdf',
      contentType: 'application/pdf',
    };
  });
}
