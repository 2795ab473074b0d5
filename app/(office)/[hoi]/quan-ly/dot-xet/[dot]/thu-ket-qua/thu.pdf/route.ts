/** Letters after a round as one PDF: ?gui=gia-dinh, ?gui=noi-de-cu or ?gui=du-bi (called up from the reserve); ?ho-so= or ?don-vi= for some of them. */
import { lettersFile } from '@/lib/awards/letters';
import { officeFile } from '@/lib/web/office-file';

const receivers = new Map([
  ['noi-de-cu', 'nominator'],
  ['du-bi', 'callUp'],
] as const) as ReadonlyMap<string, 'nominator' | 'callUp'>;

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string; dot: string }> }) {
  const { hoi, dot } = await params;
  const query = new URL(request.url).searchParams;
  const file = query.get('ho-so') ?? '';
  return officeFile(request, hoi, 'awards.writeLetters', (tx) =>
    lettersFile(tx, dot, {
      to: receivers.get(query.get('gui') ?? '') ?? 'family',
      fileId: /^[1-9]\d{0,14}$/.test(file) ? Number(file) : undefined,
      unit: query.get('don-vi')?.slice(0, 200) || undefined,
    }),
  );
}
