/** `/vinh-danh/<nam>/<mã>/the.png`: the picture of one honour, while its name may be shown. */
import { publicHonourCard } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return publicHonourCard(params);
}
