/** The association of the story with its offices, and what the tests of reports do again and again. */
import type postgres from 'postgres';
import { receiveMistake, takeMistakeStep } from '@/lib/mistakes/commands';
import { mistakeList, mistakePage } from '@/lib/mistakes/queries';
import { type MistakeKind, mistakeQuery, mistakeStepForm } from '@/lib/mistakes/schema';
import { reportedPaper } from '@/lib/web/reported-page';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory } from '../public/story';

/** Opens the story; end it with `story.end`. */
export async function openDesk() {
  const story = await openStory();
  return {
    story,
    secretary: await story.as('thuky', ['secretary']),
    inspector: await story.as('kiemtra', ['inspector']),
    chair: await story.as('chutich', ['chair']),
    accountant: await story.as('ketoan', ['accountant']),
    ...acts(story.admin),
  };
}

function acts(admin: postgres.Sql) {
  const send = (kind: MistakeKind, changes = {}) =>
    receiveMistake({
      hoi,
      kind,
      trang: '',
      website: '',
      text: 'Sai ở dòng ba',
      contact: '0912 000 333',
      ...changes,
    });
  async function idOf(code: string): Promise<number> {
    const [row] = await admin<{ id: string }[]>`SELECT id FROM app.mistake_report WHERE code = ${code}`;
    return Number(row!.id);
  }
  const sent = async (kind: MistakeKind, changes = {}) => idOf(await send(kind, changes));
  const step = (who: Colleague, reportId: number, name: string, more: Record<string, string> = {}) =>
    who.act((tx, actor) =>
      takeMistakeStep(tx, actor, mistakeStepForm.parse({ reportId: String(reportId), step: name, ...more })),
    );
  const look = (who: Colleague, reportId: number, at: Colleague) =>
    step(who, reportId, 'looking', { assigneeId: String(at.actor.userId) });
  const seen = (who: Colleague) =>
    who.act(async (tx) => (await mistakeList(tx, mistakeQuery.parse({ 'tinh-trang': 'all' }))).rows);
  const page = (who: Colleague, id: number) => who.act((tx) => mistakePage(tx, id, reportedPaper));
  /** Takes one thing away in a transaction that is given up, and runs the attempt in it as the superuser. */
  const without = async (change: string, attempt: (tx: postgres.TransactionSql) => Promise<unknown>) => {
    const undo = new Error('undo');
    let result: unknown;
    await admin
      .begin(async (tx) => {
        await tx.unsafe(change);
        result = await attempt(tx);
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    return result;
  };
  return { send, idOf, sent, step, look, seen, page, without };
}
