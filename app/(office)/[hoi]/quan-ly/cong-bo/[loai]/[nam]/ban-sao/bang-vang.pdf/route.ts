/** The booklet of the honour list in force, for the office to print. */
import { press } from '@/lib/documents/press';
import { honoursInForce, honourYearOf } from '@/lib/honours/copy-queries';
import { bookletOf } from '@/lib/honours/public-papers';
import { officeFile } from '@/lib/web/office-file';
import { routes } from '@/lib/web/routes';
import { siteOrigin } from '@/lib/web/site-origin';

type Context = { params: Promise<{ hoi: string; loai: string; nam: string }> };

export async function GET(request: Request, { params }: Context) {
  const { hoi, ...list } = await params;
  return officeFile(request, hoi, 'publication.publish', async (tx) => {
    const year = honourYearOf(list);
    const found = year && (await honoursInForce(tx, hoi, year));
    if (!found) return null;
    const data = bookletOf(found, siteOrigin(request) + routes.public.honours({ hoi, year }));
    const bytes = () => press.print('honour-booklet', [data]);
    return { bytes, filename: `bang-vang-${year}.pdf`, contentType: 'application/pdf' };
  });
}
