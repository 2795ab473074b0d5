/** The photo of a signed form; for the offices of consent alone. */
import { signedConsent } from '@/lib/consents/queries/asked';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<Record<'hoi' | 'suat', string>> }) {
  const { hoi, suat } = await params;
  const awardId = /^[1-9]\d{0,14}$/.test(suat) ? Number(suat) : 0;
  return officeFile(request, hoi, 'consents.record', (tx) => signedConsent(tx, awardId));
}
