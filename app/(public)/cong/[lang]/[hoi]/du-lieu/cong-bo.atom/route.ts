/** `/du-lieu/cong-bo.atom`: every publication, as Atom. */
import { publicationFeed } from '@/lib/web/feeds';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return publicationFeed(params);
}
