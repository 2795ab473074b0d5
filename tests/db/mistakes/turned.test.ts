/** A report sent under another kind is turned into a suspicion: hidden with all that was done and told before, and never back. */
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportedMistake } from '@/lib/mistakes/door';
import { taskCounts } from '@/lib/tasks/queries';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi } from '../public/story';
import { brokenBooks } from '../rights/books';
import { openDesk } from './desk';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.story.end());

/** A report about an amount that the accountant looked at, turned by `who`. */
async function turned(who: Colleague) {
  const code = await desk.send('amount', { text: 'Thiếu hai triệu của bà Ba' });
  const id = await desk.idOf(code);
  await desk.look(desk.secretary, id, desk.accountant);
  await desk.step(desk.accountant, id, 'noted', { text: 'Tôi nhớ là đủ' });
  await desk.step(who, id, 'suspected', { text: 'Biên nhận khác số trong sổ' });
  return { code, id };
}
const told = (who: Colleague, id: number) =>
  who.act(async (tx) => [
    ...(await tx.execute(sql`SELECT kind FROM audit.event WHERE subject_type IN ('mistake', 'suspicion')
      AND subject_id = ${String(id)} ORDER BY id`)),
  ]);

describe('a report that is turned into a suspicion', () => {
  it.each(['secretary', 'inspector', 'chair'] as const)(
    'by the %s is from then on seen by two offices alone: row, steps, texts, log, register',
    async (office) => {
      const { code, id } = await turned(desk[office]);
      for (const who of [desk.secretary, desk.accountant]) {
        expect(await desk.page(who, id)).toBeNull();
        expect((await desk.seen(who)).some((row) => row.id === id)).toBe(false);
        expect(await told(who, id)).toEqual([]);
        expect(await refusedWith(() => desk.step(who, id, 'noted', { text: 'x' }))).toMatch(
          /mistakes.notFound|otPermitted/,
        );
      }
      const seen = (await desk.page(desk.inspector, id))!;
      expect(seen).toMatchObject({ kind: 'suspicion', state: 'received', assignee: null });
      expect(seen.steps.map(({ step, text }) => [step, text])).toEqual([
        ['looking', ''],
        ['noted', 'Tôi nhớ là đủ'],
        ['suspected', 'Biên nhận khác số trong sổ'],
      ]);
      expect((await told(desk.inspector, id)).at(-1)).toEqual({ kind: 'suspicion.turned' });
      // Its sender is told nothing new.
      expect(await reportedMistake(hoi, code)).toMatchObject({ kind: 'amount', state: 'looking' });
    },
  );

  it('waits for the inspector, and is looked at anew before it is closed by the inspector', async () => {
    const count = (who: Colleague) => who.act(async (tx) => (await taskCounts(tx)).mistakesToAnswer);
    const before = await count(desk.inspector);
    const { id } = await turned(desk.secretary);
    expect(await count(desk.inspector)).toBe(before + 1);
    const end = (who: Colleague) => desk.step(who, id, 'notMistake', { text: 'Đã đối chiếu, đủ tiền' });
    expect(await refusedWith(() => end(desk.inspector))).toBe('mistakes.lookFirst');
    expect(await refusedWith(() => desk.look(desk.chair, id, desk.accountant))).toBe('mistakes.notALooker');
    await desk.look(desk.inspector, id, desk.inspector);
    expect(await refusedWith(() => end(desk.chair))).toBe('mistakes.inspectorCloses');
    await end(desk.inspector);
    expect((await desk.page(desk.inspector, id))!.kind).toBe('suspicion');
    expect(await brokenBooks(desk.story)).toEqual([]);
  });

  it('is turned once, by those who answer, with a reason, and only where somebody may see it then', async () => {
    const { id } = await turned(desk.chair);
    const again = (who: Colleague, one: number, text = 'x') => desk.step(who, one, 'suspected', { text });
    expect(await refusedWith(() => again(desk.inspector, id))).toBe('mistakes.isSuspicion');
    const other = await desk.sent('gift');
    await desk.look(desk.secretary, other, desk.accountant);
    expect(await refusedWith(() => again(desk.accountant, other))).toContain('access.notPermitted');
    expect(await refusedWith(() => again(desk.secretary, other, ''))).toContain('required');
    const end = (
      when: string,
    ) => `SET session_replication_role = replica; UPDATE access.role_term SET ended_at = ${when}
      WHERE association_id = ${desk.story.associationId} AND role IN ('inspector', 'chair'); SET session_replication_role = origin`;
    await desk.story.admin.unsafe(end('now()'));
    expect(await refusedWith(() => again(desk.secretary, other))).toBe('mistakes.nobodySees');
    await desk.story.admin.unsafe(end('NULL'));
  });

  it('is judged as one by whoever was closing it meanwhile', async () => {
    const id = await desk.sent('amount');
    await desk.look(desk.secretary, id, desk.secretary);
    let closing: Promise<string> | undefined;
    await desk.inspector.act(async (tx) => {
      const body = JSON.stringify({ reportId: id, step: 'suspected', text: 'Nghi' });
      await tx.execute(sql`SELECT app.take_mistake_step(${body}::jsonb)`);
      closing = refusedWith(() => desk.step(desk.secretary, id, 'notMistake', { text: 'Đúng' }));
      await new Promise((done) => setTimeout(done, 300));
    });
    expect(await closing).toMatch(/mistakes.(notFound|inspectorCloses)/);
    expect((await desk.page(desk.inspector, id))!.state).toBe('received');
  });

  it('stays readable when the question is taken out of a wall (controls)', async () => {
    const { id } = await turned(desk.secretary);
    const counted = (table: string) => async (tx: postgres.TransactionSql) => {
      await tx`SELECT set_config('app.session', ${desk.secretary.token}, true), set_config('app.association', ${hoi}, true)`;
      await tx.unsafe(`SET LOCAL ROLE "${new URL(desk.story.database.urls.app).username}"`);
      const [row] = await tx.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
      return row!.n;
    };
    const asBefore = (table: string, test: string) =>
      `ALTER POLICY suspicions_apart ON ${table} USING (${test} OR app.sees_suspicions())`;
    const report = counted(`app.mistake_report WHERE id = ${id}`);
    const event = counted(`audit.event WHERE kind = 'mistake.received' AND subject_id = '${id}'`);
    expect(await desk.without('SELECT 1', report)).toBe(0);
    expect(await desk.without(asBefore('app.mistake_report', "kind <> 'suspicion'"), report)).toBe(1);
    expect(await desk.without('SELECT 1', event)).toBe(0);
    expect(await desk.without(asBefore('audit.event', "subject_type <> 'suspicion'"), event)).toBe(1);
  });
});
