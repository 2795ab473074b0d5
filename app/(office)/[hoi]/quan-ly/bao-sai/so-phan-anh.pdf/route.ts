/** The register of reports received between two days. */
import { mistakeRegisterFile } from '@/lib/mistakes/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { searchParams } = new URL(request.url);
  const asked = { from: searchParams.get('tu') ?? '', to: searchParams.get('den') ?? '' };
  return officeFile(request, (await params).hoi, 'mistakes.view', (tx, actor) =>
    mistakeRegisterFile(tx, actor, asked),
  );
}
