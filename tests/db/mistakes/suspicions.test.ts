/** Suspicions of misuse of money: seen by the inspector and the chair alone, in rows, texts and log; closed by the inspector. */
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

it('leaves books and log provable', async () => {
  const id = await desk.sent('suspicion');
  await desk.look(desk.chair, id, desk.inspector);
  await desk.step(desk.inspector, id, 'notMistake', { text: 'Có trong sổ' });
  expect(await brokenBooks(desk.story)).toEqual([]);
});

describe('a suspicion', () => {
  const rows = (who: Colleague, query: ReturnType<typeof sql>) => who.act((tx) => tx.execute(query));

  it('is desk.seen by the desk.inspector and the desk.chair alone: row, desk.step, text and log', async () => {
    const id = await desk.sent('suspicion', { text: 'Tiền đợt Tết không thấy vào sổ' });
    await desk.look(desk.chair, id, desk.inspector);
    const [row] = await desk.story.admin<
      { text: string }[]
    >`SELECT text_value_id AS text FROM app.mistake_report WHERE id = ${id}`;
    const textId = Number(row!.text);
    for (const who of [desk.inspector, desk.chair])
      expect((await desk.page(who, id))!.text).toContain('Tiền đợt Tết');
    const vice = await desk.story.as('phochutich', ['viceChair']);
    const cashier = await desk.story.as('thuquy', ['cashier']);
    for (const who of [desk.secretary, desk.accountant, vice, cashier]) {
      expect(await desk.page(who, id)).toBeNull();
      expect((await desk.seen(who)).some((row) => row.kind === 'suspicion')).toBe(false);
      expect([...(await rows(who, sql`SELECT 1 FROM app.mistake_step WHERE report_id = ${id}`))]).toEqual([]);
      expect([
        ...(await rows(who, sql`SELECT 1 FROM app.personal_value WHERE field IN ('tipText', 'tipContact')`)),
      ]).toEqual([]);
      const [told] = await rows(who, sql`SELECT nullif(app.mistake_text(${id}, ${textId}), '') AS text`);
      expect(told!.text).toBeNull();
      expect([...(await rows(who, sql`SELECT 1 FROM audit.event WHERE kind LIKE 'suspicion.%'`))]).toEqual(
        [],
      );
      expect([
        ...(await rows(who, sql`SELECT 1 FROM audit.change WHERE table_name LIKE 'app.mistake%'`)),
      ]).toEqual([]);
      expect(await refusedWith(() => desk.step(who, id, 'noted', { text: 'x' }))).toMatch(
        /mistakes.notFound|otPermitted/,
      );
    }
    expect(
      (await rows(desk.inspector, sql`SELECT 1 FROM audit.event WHERE kind = 'suspicion.stepped'`)).length,
    ).toBeGreaterThan(0);
  });

  it('is read by more when one of its walls is taken away (controls)', async () => {
    const id = await desk.sent('suspicion');
    const counted = (table: string) => async (tx: postgres.TransactionSql) => {
      await tx`SELECT set_config('app.session', ${desk.secretary.token}, true), set_config('app.association', ${hoi}, true)`;
      await tx.unsafe(`SET LOCAL ROLE "${new URL(desk.story.database.urls.app).username}"`);
      const [row] = await tx.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
      return row!.n;
    };
    const report = counted(`app.mistake_report WHERE id = ${id}`);
    expect(await desk.without('SELECT 1', report)).toBe(0);
    expect(await desk.without('DROP POLICY suspicions_apart ON app.mistake_report', report)).toBe(1);
    const event = counted(`audit.event WHERE kind = 'suspicion.received' AND subject_id = '${id}'`);
    expect(await desk.without('SELECT 1', event)).toBe(0);
    expect(await desk.without('DROP POLICY suspicions_apart ON audit.event', event)).toBe(1);
    await desk.look(desk.chair, id, desk.inspector);
    const step = counted(`app.mistake_step WHERE report_id = ${id}`);
    expect(await desk.without('SELECT 1', step)).toBe(0);
    expect(await desk.without('DROP POLICY suspicions_apart ON app.mistake_step', step)).toBe(1);
    const change = counted(`audit.change WHERE table_name = 'app.mistake_step'`);
    expect(await desk.without('SELECT 1', change)).toBe(0);
    expect(await desk.without('DROP POLICY suspicions_apart ON audit.change', change)).toBeGreaterThan(0);
    const text = counted(`app.personal_value WHERE field = 'tipText'`);
    expect(await desk.without('SELECT 1', text)).toBe(0);
    expect(await desk.without('DROP POLICY tips_apart ON app.personal_value', text)).toBeGreaterThan(0);
  });

  it('is closed by the desk.inspector; the desk.chair passes it on only while there is none', async () => {
    const id = await desk.sent('suspicion');
    expect(await refusedWith(() => desk.look(desk.chair, id, desk.accountant))).toBe('mistakes.notALooker');
    await desk.look(desk.chair, id, desk.chair);
    for (const end of ['notMistake', 'passedOn'])
      expect(await refusedWith(() => desk.step(desk.chair, id, end, { text: 'x' }))).toBe(
        'mistakes.inspectorCloses',
      );
    await desk.step(desk.inspector, id, 'passedOn', { text: 'Chuyển Ban kiểm tra Hội cấp trên' });
  });

  it('has no text that is written past the functions (control)', async () => {
    const write = async (tx: postgres.TransactionSql) => {
      await tx`SELECT audit.write_event(${desk.story.associationId}, 'a.b', 'a', '', '{}')`;
      await tx`SELECT set_config('app.session', ${desk.secretary.token}, true), set_config('app.association', ${hoi}, true)`;
      await tx.unsafe(`SET LOCAL ROLE "${new URL(desk.story.database.urls.app).username}"`);
      const done = await tx`INSERT INTO app.personal_value (association_id, field, value)
        VALUES (${desk.story.associationId}, 'tipText', 'Thêm lời')`;
      return done.count;
    };
    await expect(desk.without('SELECT 1', write)).rejects.toThrow('row-level security');
    expect(await desk.without('DROP POLICY tips_by_function ON app.personal_value', write)).toBe(1);
  });
});
