/** The photo or PDF of the signed minutes, for the offices of the round alone. */
import { signedPaper } from '@/lib/awards/queries/raised-hands';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  return officeFile(request, hoi, 'awards.viewDossiers', (tx) => signedPaper(tx, dot));
}
