/** The file of a copy: for who made it, for a quarter of an hour. */
import { honourFile } from '@/lib/documents/honour-file';
import { honourCopies, honoursInForce, honourYearOf } from '@/lib/honours/copy-queries';
import { bookletOf } from '@/lib/honours/public-papers';
import { officeFile } from '@/lib/web/office-file';
import { routes } from '@/lib/web/routes';
import { siteOrigin } from '@/lib/web/site-origin';

type Context = { params: Promise<{ hoi: string; loai: string; nam: string; id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { hoi, id, ...list } = await params;
  return officeFile(request, hoi, 'publication.makeCopy', async (tx) => {
    const year = honourYearOf(list);
    const copy = year && (await honourCopies(tx, year)).find((one) => String(one.id) === id && one.mayTake);
    const found = copy && (await honoursInForce(tx, hoi, year));
    if (!found) return null;
    const address = siteOrigin(request) + routes.public.honours({ hoi, year });
    const bytes = honourFile({
      list: bookletOf(found, address),
      copy: { number: copy.id, ...copy },
      address,
    });
    return { bytes, filename: `bang-vang-${year}.html`, contentType: 'text/html; charset=utf-8' };
  });
}
