/** The record of processing: which personal data are kept, for what, who reads them, how long. */
import { processingFile } from '@/lib/rights/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  return officeFile(request, (await params).hoi, 'requests.view', processingFile);
}
