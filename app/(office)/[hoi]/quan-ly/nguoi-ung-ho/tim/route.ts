/** Suggestions for the donor box, as JSON; the same rights as the list of donors. */

import { donorSuggestions } from '@/lib/donors/suggestions';
import { translator } from '@/lib/web/messages';
import { officeFile } from '@/lib/web/office-file';
import { readPreferences } from '@/lib/web/read-preferences';

export async function GET(request: Request, { params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const { lang } = await readPreferences();
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return officeFile(request, hoi, 'donors.view', async (tx) => ({
    bytes: JSON.stringify(await donorSuggestions(tx, q.slice(0, 100), translator(lang))),
    filename: 'tim.json',
    contentType: 'application/json; charset=utf-8',
  }));
}
