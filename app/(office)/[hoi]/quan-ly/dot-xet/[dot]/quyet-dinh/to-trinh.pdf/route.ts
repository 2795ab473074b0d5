/** Tờ trình of a round as PDF. */
import { submissionPaper } from '@/lib/awards/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  return officeFile(request, hoi, 'awards.viewDossiers', (tx, actor) => submissionPaper(tx, actor, dot));
}
