/** `/vinh-danh/<nam>/bang-vang.pdf`: the honour list of a year as a booklet. */
import { publicBooklet } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return publicBooklet(params);
}
