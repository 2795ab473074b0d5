/** The signed list a school sent by its link (?so=), or the last of the round; for the offices of the round alone. */
import { signedList } from '@/lib/awards/queries/link-authority';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  const so = new URL(request.url).searchParams.get('so') ?? '';
  const linkId = /^[1-9]\d{0,14}$/.test(so) ? Number(so) : undefined;
  return officeFile(request, hoi, 'awards.viewDossiers', (tx) => signedList(tx, dot, linkId));
}
