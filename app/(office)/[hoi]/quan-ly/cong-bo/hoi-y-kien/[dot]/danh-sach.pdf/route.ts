/** Who of a round was asked and who answered, as a list to print. */
import { askedListFile } from '@/lib/consents/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  return officeFile(request, hoi, 'consents.record', (tx) => askedListFile(tx, dot));
}
