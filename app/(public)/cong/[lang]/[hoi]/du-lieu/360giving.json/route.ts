/** `/du-lieu/360giving.json`: what was paid out, in the shape of 360Giving, without people. */
import { grantsFile } from '@/lib/web/grants';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return grantsFile(params);
}
