/** The picture of an honour as it would be seen; for the offices of consent alone. */
import { keptPhotoFile } from '@/lib/honours/photo-queries';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<Record<'hoi' | 'suat', string>> }) {
  const { hoi, suat } = await params;
  const awardId = /^[1-9]\d{0,14}$/.test(suat) ? Number(suat) : 0;
  return officeFile(request, hoi, 'honours.keepPhoto', (tx) => keptPhotoFile(tx, awardId));
}
