/** The decision as it would be signed now, as PDF: without number, not to be handed out. */
import { draftPaper } from '@/lib/awards/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  return officeFile(request, hoi, 'awards.viewDossiers', (tx, actor) => draftPaper(tx, actor, dot));
}
