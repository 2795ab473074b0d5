/** `/du-lieu/<tep>`: a published list as data. */
import { type FileParams, openDataFile } from '@/lib/web/open-data';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: FileParams }) {
  return openDataFile(params);
}
