/** `/vinh-danh/<nam>/the.png`: the picture of an honour list. */
import { yearCard } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return yearCard(params, 'honourList');
}
