/** `/sitemap.xml`: the public pages for search engines. */
import type { PublicParams } from '@/lib/web/public-page';
import { siteMapFile } from '@/lib/web/site-map';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return siteMapFile(params);
}
