/** One picture that may show the person of a request, for whoever handles it. */
import { pictureFile } from '@/lib/rights/queries/pictures';
import { pictureOf } from '@/lib/rights/schema/pictures';
import { officeFile } from '@/lib/web/office-file';

type Context = { params: Promise<{ hoi: string; id: string; anh: string }> };

export async function GET(request: Request, { params }: Context) {
  const { hoi, id, anh } = await params;
  const key = /^[1-9]\d{0,14}$/.test(id) ? pictureOf(anh) : null;
  return officeFile(request, hoi, 'requests.handle', async (tx) => key && pictureFile(tx, Number(id), key));
}
