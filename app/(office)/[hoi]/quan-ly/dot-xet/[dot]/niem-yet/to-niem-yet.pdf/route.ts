/** The sheet of the posted list as PDF: ?kho=a3 for the large one. */
import { postingSheetFile } from '@/lib/awards/posting-sheet';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  const size = new URL(request.url).searchParams.get('kho') === 'a3' ? 'a3' : 'a4';
  return officeFile(request, hoi, 'awards.viewAfter', (tx) => postingSheetFile(tx, dot, size));
}
