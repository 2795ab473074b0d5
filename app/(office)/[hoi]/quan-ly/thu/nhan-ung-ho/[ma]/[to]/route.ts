/** The poster of a code: to-moi-a4.pdf, to-moi-a5.pdf, to-moi.png. */
import { renderPdf, renderPng } from '@/lib/documents/render';
import { posterOf } from '@/lib/giving/poster';
import { officeFile } from '@/lib/web/office-file';
import { routes } from '@/lib/web/routes';
import { siteOrigin } from '@/lib/web/site-origin';

type Params = Promise<{ hoi: string; ma: string; to: string }>;

export async function GET(request: Request, { params }: { params: Params }) {
  const { hoi, ma, to } = await params;
  const found = /^to-moi(?:-(a4|a5)\.pdf|\.png)$/.exec(to);
  return officeFile(request, hoi, 'contributions.view', async (tx) => {
    const site = siteOrigin(request) + routes.public.giving({ hoi });
    const data = found && (await posterOf(tx, ma, found[1] === 'a4' ? 'a4' : 'a5', site));
    if (!data) return null;
    const filename = `ung-ho-${ma}-${to}`;
    return to.endsWith('.png')
      ? { bytes: await renderPng('giving-poster', data), filename, contentType: 'image/png' }
      : { bytes: renderPdf('giving-poster', data), filename, contentType: 'application/pdf' };
  });
}
