/**
 * Reports of mistakes: received from anybody, answered under a code; suspicions are seen by the inspector and the chair
 * alone, in rows, texts and log; states go forward; nobody deletes; contacts go six months after closing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseDueContacts } from '@/lib/mistakes/daily-contacts';
import { openAssociations, reportedMistake } from '@/lib/mistakes/door';
import { mistakeRegisterFile } from '@/lib/mistakes/papers';
import { taskCounts } from '@/lib/tasks/queries';
import { runOfficeVisit } from '@/lib/web/office-visit';
import { refusedWith } from '@/tests/factories/refused';
import { hoi } from '../public/story';

import { openDesk } from './desk';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.story.end());

describe('the form', () => {
  it('keeps what was written and the desk.page it is about, and answers a filled trap alike', async () => {
    expect((await openAssociations()).map((one) => one.slug)).toContain(hoi);
    const code = await desk.send('amount', { trang: `/${hoi}/minh-bach/2019` });
    expect(code).toMatch(/^[0-9A-Z]{10}$/);
    expect(await desk.page(desk.secretary, await desk.idOf(code))).toMatchObject({
      ...{ kind: 'amount', page: `/${hoi}/minh-bach/2019`, text: 'Sai ở dòng ba', contact: '0912 000 333' },
      ...{ state: 'received', daysWaiting: 0, assignee: null },
    });
    const trapped = await desk.send('amount', { website: 'http://spam.example' });
    expect(trapped).toMatch(/^[0-9A-Z]{10}$/);
    expect(await reportedMistake(hoi, trapped)).toBeNull();
  });

  it.each([
    '/khong/co',
    'javascript:alert(1)',
    '//x.example/',
    '/hoi-xa-2026/minh-bach',
    '/../etc',
    '/thiet-lap',
  ])('drops the desk.page %s, which is none of this association', async (trang) => {
    expect((await desk.page(desk.secretary, await desk.sent('link', { trang })))!.page).toBe('');
  });

  it('leads from a receipt to its voucher', async () => {
    const [row] = await desk.story.admin<{ id: string; code: string }[]>`
      SELECT id, code FROM ledger.voucher WHERE association_id = ${desk.story.associationId} AND book = 'PT' LIMIT 1`;
    const about = await desk.page(desk.secretary, await desk.sent('gift', { trang: `/kt/${row!.code}` }));
    expect(about).toMatchObject({ page: `/kt/${row!.code}`, voucher: { id: Number(row!.id) } });
  });

  it('refuses what the database does not keep, and the thirty-first of an hour', async () => {
    expect(await refusedWith(() => desk.send('name', { text: 'x'.repeat(2001) }))).toBe('fields.tooLong');
    expect(await refusedWith(() => desk.send('name', { text: ' ' }))).toBe('fields.required');
    expect(await refusedWith(() => desk.send('name', { hoi: 'khong-co' }))).toContain('notFound');
    const spent = () =>
      runOfficeVisit(
        ...([
          { url: '/bao-sai', headers: {} } as IncomingMessage,
          { writeHead: () => undefined } as unknown as ServerResponse,
        ] as const),
        () => desk.send('other'),
        () => false,
      );
    expect(await refusedWith(spent)).toBe('mistakes.tooManyHere');
    const answers: string[] = [];
    for (let i = 0; i < 30; i += 1) answers.push(await refusedWith(() => desk.send('other')));
    expect(answers.at(-1)).toBe('mistakes.tooMany');
    await desk.story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_report SET received_at = received_at - interval '2 hours'; SET session_replication_role = origin`);
  });
});

describe('what the sender reads', () => {
  it('is where it stands and the answer, desk.without a name or what was written; of this association alone', async () => {
    const code = await desk.send('name');
    const id = await desk.idOf(code);
    expect(await reportedMistake(hoi, code.toLowerCase())).toMatchObject({ state: 'received', answer: null });
    await desk.look(desk.secretary, id, desk.accountant);
    await desk.step(desk.accountant, id, 'noted', { text: 'Xem sổ thấy đúng là sai' });
    expect(await reportedMistake(hoi, code)).toMatchObject({ state: 'looking', answer: null });
    await desk.step(desk.secretary, id, 'corrected', { text: 'Đã sửa, cảm ơn.' });
    const state = await reportedMistake(hoi, code);
    expect(state).toMatchObject({ state: 'corrected', answer: 'Đã sửa, cảm ơn.' });
    expect(JSON.stringify(state)).not.toMatch(/0912|dòng ba|Xem sổ/);
    expect(await reportedMistake('hoi-xa-2026', code)).toBeNull();
  });
});

describe('the steps', () => {
  it('go forward only, and what is closed is over', async () => {
    const id = await desk.sent('document');
    expect(await refusedWith(() => desk.step(desk.secretary, id, 'notMistake', { text: 'Đúng rồi' }))).toBe(
      'mistakes.lookFirst',
    );
    await desk.look(desk.secretary, id, desk.secretary);
    await desk.look(desk.secretary, id, desk.inspector);
    await desk.step(desk.inspector, id, 'notMistake', { text: 'Đúng rồi' });
    for (const again of [
      () => desk.look(desk.secretary, id, desk.secretary),
      () => desk.step(desk.secretary, id, 'noted', { text: 'x' }),
    ])
      expect(await refusedWith(again)).toBe('mistakes.over');
    const insert = (
      tx: postgres.TransactionSql,
    ) => tx`INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, assignee_id, taken_by)
      VALUES (${desk.story.associationId}, ${id}, 99, 'looking', 1, 1) RETURNING step`;
    await expect(desk.without("SELECT audit.write_event(1, 'a.b', 'a', '', '{}')", insert)).rejects.toThrow(
      'mistakes.over',
    );
    // Control: desk.without the guard the state would go back.
    const went = await desk.without(
      `SELECT audit.write_event(1, 'a.b', 'a', '', '{}'); ALTER TABLE app.mistake_step DISABLE TRIGGER u_mistake_step_guard`,
      insert,
    );
    expect(went).toHaveLength(1);
  });

  it('name a correction that came after the report', async () => {
    const [old] = await desk.story.admin<
      { id: string }[]
    >`SELECT min(id) AS id FROM ledger.voucher WHERE association_id = ${desk.story.associationId}`;
    const id = await desk.sent('amount');
    await desk.look(desk.secretary, id, desk.secretary);
    const close = { text: 'Đã sửa', correction: `v:${old!.id}` };
    expect(await refusedWith(() => desk.step(desk.secretary, id, 'corrected', close))).toBe(
      'mistakes.correctionBefore',
    );
    await desk.story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_report SET received_at = '2019-01-01' WHERE id = ${id}; SET session_replication_role = origin`);
    const offered = (await desk.page(desk.secretary, id))!.corrections;
    expect(offered.some(({ value }) => value.startsWith('p:'))).toBe(true);
    await desk.step(desk.secretary, id, 'corrected', { ...close, correction: offered[0]!.value });
    expect((await desk.page(desk.secretary, id))!.steps.at(-1)!.correction).toBe(offered[0]!.label);
  });

  it('are for those who answer; the desk.accountant notes what it was asked to desk.look at, and never closes', async () => {
    const id = await desk.sent('gift');
    const cashier = await desk.story.as('thuquy', ['cashier']);
    expect(await refusedWith(() => desk.look(desk.accountant, id, desk.accountant))).toContain(
      'access.notPermitted',
    );
    expect(await refusedWith(() => desk.step(cashier, id, 'noted', { text: 'x' }))).toContain('otPermitted');
    expect(await refusedWith(() => desk.look(desk.secretary, id, cashier))).toBe('mistakes.notALooker');
    await desk.look(desk.secretary, id, desk.accountant);
    await desk.step(desk.accountant, id, 'noted', { text: 'Có trong sổ tay' });
    expect(await refusedWith(() => desk.step(desk.accountant, id, 'notMistake', { text: 'x' }))).toContain(
      'access.notPermitted',
    );
    expect((await desk.page(desk.accountant, id))!.contact).toBe('');
    expect((await desk.page(desk.secretary, id))!.contact).toBe('0912 000 333');
    const before = await desk.accountant.act(async (tx) => (await taskCounts(tx)).mistakesToAnswer);
    await desk.step(desk.secretary, id, 'passedOn', { text: 'Chuyển Hội huyện' });
    expect(await desk.accountant.act(async (tx) => (await taskCounts(tx)).mistakesToAnswer)).toBe(before - 1);
  });

  it('of money are not closed by an answering office that also keeps the books', async () => {
    const id = await desk.sent('amount');
    await desk.look(desk.secretary, id, desk.secretary);
    await desk.story.admin.unsafe(`SET session_replication_role = replica;
      INSERT INTO access.role_term (association_id, user_id, role, starts_on, granted_by)
      SELECT association_id, user_id, 'accountant', starts_on, granted_by FROM access.role_term
       WHERE association_id = ${desk.story.associationId} AND user_id = ${desk.secretary.actor.userId} AND role = 'secretary';
      SET session_replication_role = origin`);
    const [both] = await desk.story.admin<{ n: number }[]>`SELECT count(*)::int AS n FROM access.role_term
      WHERE association_id = ${desk.story.associationId} AND user_id = ${desk.secretary.actor.userId} AND role = 'accountant'`;
    expect(both!.n).toBe(1);
    expect(await refusedWith(() => desk.step(desk.secretary, id, 'notMistake', { text: 'x' }))).toBe(
      'mistakes.notByBooks',
    );
    await desk.story.admin.unsafe(`SET session_replication_role = replica;
      DELETE FROM access.role_term WHERE user_id = ${desk.secretary.actor.userId} AND role = 'accountant'; SET session_replication_role = origin`);
    await desk.step(desk.secretary, id, 'notMistake', { text: 'Đúng' });
  });

  it('cannot be taken, changed or deleted around the door', async () => {
    const code = async (query: ReturnType<typeof sql>) =>
      refusedWith(() => desk.secretary.act((tx) => tx.execute(query)));
    expect(await code(sql`DELETE FROM app.mistake_report`)).toBe('42501');
    expect(await code(sql`UPDATE app.mistake_step SET step = 'corrected'`)).toBe('42501');
    expect(
      await code(
        sql`INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, taken_by) VALUES (1, 1, 1, 'noted', 1)`,
      ),
    ).toBe('42501');
    await expect(desk.story.admin`DELETE FROM app.mistake_report`).rejects.toThrow('audit.appendOnly');
    await expect(desk.story.admin`TRUNCATE app.mistake_step`).rejects.toThrow('audit.appendOnly');
  });
});

describe('afterwards', () => {
  it('the register is printed', async () => {
    for (const who of [desk.inspector, desk.accountant]) {
      const file = await who.act((tx, actor) =>
        mistakeRegisterFile(tx, actor, { from: '01/01/2019', to: 'x' }),
      );
      expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('the way to answer goes six months after closing, the report stays', async () => {
    const open = await desk.sent('name');
    const closed = await desk.sent('name');
    await desk.look(desk.secretary, closed, desk.secretary);
    await desk.step(desk.secretary, closed, 'notMistake', { text: 'Đúng' });
    const sealer = postgres(desk.story.database.urls.sealer, { max: 1, onnotice: () => undefined });
    expect(await eraseDueContacts(sealer)).toBe(0);
    await desk.story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_step SET taken_at = now() - interval '7 months' WHERE report_id = ${closed}; SET session_replication_role = origin`);
    expect(await eraseDueContacts(sealer)).toBe(1);
    expect(await eraseDueContacts(sealer)).toBe(0);
    await sealer.end();
    expect((await desk.page(desk.secretary, closed))!.contact).toBe('');
    expect((await desk.page(desk.secretary, closed))!.text).toBe('Sai ở dòng ba');
    expect((await desk.page(desk.secretary, open))!.contact).toBe('0912 000 333');
  });
});
