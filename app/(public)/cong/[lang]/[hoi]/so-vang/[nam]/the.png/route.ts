/** `/so-vang/<nam>/the.png`: the picture of a donors’ roll. */
import { yearCard } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return yearCard(params, 'donorRoll');
}
