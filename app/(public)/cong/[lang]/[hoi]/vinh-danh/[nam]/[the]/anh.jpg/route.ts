/** `/vinh-danh/<nam>/<mã>/anh.jpg`: the photo of one honour, while it may be shown. */
import { publicPhoto } from '@/lib/web/public-media';
import type { PublicParams } from '@/lib/web/public-page';

export const dynamic = 'force-dynamic';

export function GET(_request: Request, { params }: { params: PublicParams }) {
  return publicPhoto(params);
}
