/** `/du-lieu/le-trao.ics`: the ceremonies, as a calendar. */
import { calendarFeed } from '@/lib/web/feeds';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return calendarFeed(params);
}
