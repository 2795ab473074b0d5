/** `/the.png`: the picture that goes with links to the association. */
import { associationCard } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return associationCard(params);
}
