/** `/robots.txt`: what robots may not ask for. */
import { robotsFile } from '@/lib/web/site-map';

export const dynamic = 'force-dynamic';

export function GET() {
  return robotsFile();
}
