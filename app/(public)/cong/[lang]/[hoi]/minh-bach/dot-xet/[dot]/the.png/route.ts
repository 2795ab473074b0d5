/** `/minh-bach/dot-xet/<đợt>/the.png`: the picture of an award round. */
import { publicRoundCard } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return publicRoundCard(params);
}
