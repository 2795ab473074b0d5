/** Quyết định with its list as PDF. */
import { decisionPaper } from '@/lib/awards/papers';
import { officeFile } from '@/lib/web/office-file';

interface Context {
  params: Promise<{ hoi: string; dot: string; id: string }>;
}

export async function GET(request: Request, { params }: Context) {
  const { hoi, dot, id } = await params;
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  return officeFile(request, hoi, 'awards.view', (tx, actor) => decisionPaper(tx, actor, dot, number));
}
