/** The certificates of one press of "In" as one PDF; opening it again does not count as printing. */
import { drawSheets, printedSheets } from '@/lib/certificates/printed';
import { officeFile } from '@/lib/web/office-file';
import { siteOrigin } from '@/lib/web/site-origin';

type Params = Promise<{ hoi: string; ban: string }>;

export async function GET(request: Request, { params }: { params: Params }) {
  const { hoi, ban } = await params;
  return officeFile(request, hoi, 'certificates.view', async (tx) => {
    const sheets = await printedSheets(tx, /^\d{1,15}$/.test(ban) ? Number(ban) : 0, siteOrigin(request));
    if (!sheets) return null;
    const bytes = () => drawSheets(sheets);
    return { bytes, filename: `giay-khen-${ban}.pdf`, contentType: 'application/pdf' };
  });
}
