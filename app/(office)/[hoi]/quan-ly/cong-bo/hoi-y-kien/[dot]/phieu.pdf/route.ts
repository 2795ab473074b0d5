/** Forms to sign: of everybody asked in a round, or of one award of it (?suat=). */
import { consentFormsFile } from '@/lib/consents/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  const suat = new URL(request.url).searchParams.get('suat') ?? '';
  const awardId = /^[1-9]\d{0,14}$/.test(suat) ? Number(suat) : undefined;
  return officeFile(request, hoi, 'consents.record', (tx) => consentFormsFile(tx, dot, awardId));
}
