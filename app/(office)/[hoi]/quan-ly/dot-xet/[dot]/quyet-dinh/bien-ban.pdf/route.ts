/** Biên bản họp of a round as PDF; hours and place come from the address, else they are left for the pen. */
import { minutesPaper } from '@/lib/awards/papers';
import { officeFile } from '@/lib/web/office-file';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  const query = new URL(request.url).searchParams;
  const typed = (name: string) => query.get(name)?.trim().slice(0, 120) || undefined;
  const details = { openedAt: typed('bat-dau'), closedAt: typed('ket-thuc'), venue: typed('noi-hop') };
  return officeFile(request, hoi, 'awards.viewDossiers', (tx, actor) =>
    minutesPaper(tx, actor, dot, details),
  );
}
