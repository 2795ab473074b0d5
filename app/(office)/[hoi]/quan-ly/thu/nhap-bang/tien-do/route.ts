/**
 * How far one's own list has come (GET), and the wish to stop it (POST): server actions wait for one another, this does not.
 * Knows only the work of the person who asks.
 */
import { progressOf, stopWork } from '@/lib/contributions/list-work';
import { demandOwnOrigin } from '@/lib/web/action-result';
import { officeFile } from '@/lib/web/office-file';

interface Context {
  params: Promise<{ hoi: string }>;
}

async function answer(request: Request, { params }: Context) {
  const { hoi } = await params;
  const id = new URL(request.url).searchParams.get('viec') ?? '';
  return officeFile(request, hoi, 'contributions.record', async (_tx, actor) => {
    if (request.method === 'POST') {
      await demandOwnOrigin();
      stopWork(actor.userId, id);
    }
    return {
      bytes: JSON.stringify(progressOf(actor.userId, id)),
      ...{ filename: 'tien-do.json', contentType: 'application/json; charset=utf-8' },
    };
  });
}

export { answer as GET, answer as POST };
