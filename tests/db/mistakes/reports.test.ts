/**
 * Reports of mistakes: received from anybody, answered under a code; suspicions are seen by the inspector and the chair
 * alone, in rows, texts and log; states go forward; nobody deletes; contacts go six months after closing.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMistake, takeMistakeStep } from '@/lib/mistakes/commands';
import { eraseDueContacts } from '@/lib/mistakes/daily-contacts';
import { openAssociations, reportedMistake } from '@/lib/mistakes/door';
import { mistakeRegisterFile } from '@/lib/mistakes/papers';
import { mistakeList, mistakePage } from '@/lib/mistakes/queries';
import { type MistakeKind, mistakeQuery, mistakeStepForm } from '@/lib/mistakes/schema';
import { taskCounts } from '@/lib/tasks/queries';
import { reportedPaper } from '@/lib/web/reported-page';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story } from '../public/story';
import { brokenBooks } from '../rights/books';

let story: Story;
let secretary: Colleague;
let inspector: Colleague;
let chair: Colleague;
let accountant: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  inspector = await story.as('kiemtra', ['inspector']);
  chair = await story.as('chutich', ['chair']);
  accountant = await story.as('ketoan', ['accountant']);
});
afterAll(() => story.end());

const send = (kind: MistakeKind, changes = {}) =>
  receiveMistake({
    ...{ hoi, kind, trang: '', website: '', text: 'Sai ở dòng ba', contact: '0912 000 333', ...changes },
  });
async function idOf(code: string): Promise<number> {
  const [row] = await story.admin<{ id: string }[]>`SELECT id FROM app.mistake_report WHERE code = ${code}`;
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
  await story.admin
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

it('leaves books and log provable', async () => {
  const id = await sent('suspicion');
  await look(chair, id, inspector);
  await step(inspector, id, 'notMistake', { text: 'Có trong sổ' });
  expect(await brokenBooks(story)).toEqual([]);
});

describe('the form', () => {
  it('keeps what was written and the page it is about, and answers a filled trap alike', async () => {
    expect((await openAssociations()).map((one) => one.slug)).toContain(hoi);
    const code = await send('amount', { trang: `/${hoi}/minh-bach/2019` });
    expect(code).toMatch(/^[0-9A-Z]{10}$/);
    expect(await page(secretary, await idOf(code))).toMatchObject({
      ...{ kind: 'amount', page: `/${hoi}/minh-bach/2019`, text: 'Sai ở dòng ba', contact: '0912 000 333' },
      ...{ state: 'received', daysWaiting: 0, assignee: null },
    });
    const trapped = await send('amount', { website: 'http://spam.example' });
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
  ])('drops the page %s, which is none of this association', async (trang) => {
    expect((await page(secretary, await sent('link', { trang })))!.page).toBe('');
  });

  it('leads from a receipt to its voucher', async () => {
    const [row] = await story.admin<{ id: string; code: string }[]>`
      SELECT id, code FROM ledger.voucher WHERE association_id = ${story.associationId} AND book = 'PT' LIMIT 1`;
    const about = await page(secretary, await sent('gift', { trang: `/kt/${row!.code}` }));
    expect(about).toMatchObject({ page: `/kt/${row!.code}`, voucher: { id: Number(row!.id) } });
  });

  it('refuses what the database does not keep, and the thirty-first of an hour', async () => {
    expect(await refusedWith(() => send('name', { text: 'x'.repeat(2001) }))).toBe('fields.tooLong');
    expect(await refusedWith(() => send('name', { text: ' ' }))).toBe('fields.required');
    expect(await refusedWith(() => send('name', { hoi: 'khong-co' }))).toContain('notFound');
    const answers: string[] = [];
    for (let i = 0; i < 30; i += 1) answers.push(await refusedWith(() => send('other')));
    expect(answers.at(-1)).toBe('rights.tooMany');
    await story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_report SET received_at = received_at - interval '2 hours'; SET session_replication_role = origin`);
  });
});

describe('what the sender reads', () => {
  it('is where it stands and the answer, without a name or what was written; of this association alone', async () => {
    const code = await send('name');
    const id = await idOf(code);
    expect(await reportedMistake(hoi, code.toLowerCase())).toMatchObject({ state: 'received', answer: null });
    await look(secretary, id, accountant);
    await step(accountant, id, 'noted', { text: 'Xem sổ thấy đúng là sai' });
    expect(await reportedMistake(hoi, code)).toMatchObject({ state: 'looking', answer: null });
    await step(secretary, id, 'corrected', { text: 'Đã sửa, cảm ơn.' });
    const state = await reportedMistake(hoi, code);
    expect(state).toMatchObject({ state: 'corrected', answer: 'Đã sửa, cảm ơn.' });
    expect(JSON.stringify(state)).not.toMatch(/0912|dòng ba|Xem sổ/);
    expect(await reportedMistake('hoi-xa-2026', code)).toBeNull();
  });
});

describe('the steps', () => {
  it('go forward only, and what is closed is over', async () => {
    const id = await sent('document');
    expect(await refusedWith(() => step(secretary, id, 'notMistake', { text: 'Đúng rồi' }))).toBe(
      'mistakes.lookFirst',
    );
    await look(secretary, id, secretary);
    await look(secretary, id, inspector);
    await step(inspector, id, 'notMistake', { text: 'Đúng rồi' });
    for (const again of [
      () => look(secretary, id, secretary),
      () => step(secretary, id, 'noted', { text: 'x' }),
    ])
      expect(await refusedWith(again)).toBe('mistakes.over');
    const insert = (
      tx: postgres.TransactionSql,
    ) => tx`INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, assignee_id, taken_by)
      VALUES (${story.associationId}, ${id}, 99, 'looking', 1, 1) RETURNING step`;
    await expect(without("SELECT audit.write_event(1, 'a.b', 'a', '', '{}')", insert)).rejects.toThrow(
      'mistakes.over',
    );
    // Control: without the guard the state would go back.
    const went = await without(
      `SELECT audit.write_event(1, 'a.b', 'a', '', '{}'); ALTER TABLE app.mistake_step DISABLE TRIGGER u_mistake_step_guard`,
      insert,
    );
    expect(went).toHaveLength(1);
  });

  it('name a correction that came after the report', async () => {
    const [old] = await story.admin<
      { id: string }[]
    >`SELECT min(id) AS id FROM ledger.voucher WHERE association_id = ${story.associationId}`;
    const id = await sent('amount');
    await look(secretary, id, secretary);
    const close = { text: 'Đã sửa', correction: `v:${old!.id}` };
    expect(await refusedWith(() => step(secretary, id, 'corrected', close))).toBe(
      'mistakes.correctionBefore',
    );
    await story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_report SET received_at = '2019-01-01' WHERE id = ${id}; SET session_replication_role = origin`);
    const offered = (await page(secretary, id))!.corrections;
    expect(offered.some(({ value }) => value.startsWith('p:'))).toBe(true);
    await step(secretary, id, 'corrected', { ...close, correction: offered[0]!.value });
    expect((await page(secretary, id))!.steps.at(-1)!.correction).toBe(offered[0]!.label);
  });

  it('are for those who answer; the accountant notes what it was asked to look at, and never closes', async () => {
    const id = await sent('gift');
    const cashier = await story.as('thuquy', ['cashier']);
    expect(await refusedWith(() => look(accountant, id, accountant))).toContain('access.notPermitted');
    expect(await refusedWith(() => step(cashier, id, 'noted', { text: 'x' }))).toContain('otPermitted');
    expect(await refusedWith(() => look(secretary, id, cashier))).toBe('mistakes.notALooker');
    await look(secretary, id, accountant);
    await step(accountant, id, 'noted', { text: 'Có trong sổ tay' });
    expect(await refusedWith(() => step(accountant, id, 'notMistake', { text: 'x' }))).toContain(
      'access.notPermitted',
    );
    expect((await page(accountant, id))!.contact).toBe('');
    expect((await page(secretary, id))!.contact).toBe('0912 000 333');
    const before = await accountant.act(async (tx) => (await taskCounts(tx)).mistakesToAnswer);
    await step(secretary, id, 'passedOn', { text: 'Chuyển Hội huyện' });
    expect(await accountant.act(async (tx) => (await taskCounts(tx)).mistakesToAnswer)).toBe(before - 1);
  });

  it('of money are not closed by an answering office that also keeps the books', async () => {
    const id = await sent('amount');
    await look(secretary, id, secretary);
    await story.admin.unsafe(`SET session_replication_role = replica;
      INSERT INTO access.role_term (association_id, user_id, role, starts_on, granted_by)
      SELECT association_id, user_id, 'accountant', starts_on, granted_by FROM access.role_term
       WHERE association_id = ${story.associationId} AND user_id = ${secretary.actor.userId} AND role = 'secretary';
      SET session_replication_role = origin`);
    const [both] = await story.admin<{ n: number }[]>`SELECT count(*)::int AS n FROM access.role_term
      WHERE association_id = ${story.associationId} AND user_id = ${secretary.actor.userId} AND role = 'accountant'`;
    expect(both!.n).toBe(1);
    expect(await refusedWith(() => step(secretary, id, 'notMistake', { text: 'x' }))).toBe(
      'mistakes.notByBooks',
    );
    await story.admin.unsafe(`SET session_replication_role = replica;
      DELETE FROM access.role_term WHERE user_id = ${secretary.actor.userId} AND role = 'accountant'; SET session_replication_role = origin`);
    await step(secretary, id, 'notMistake', { text: 'Đúng' });
  });

  it('cannot be taken, changed or deleted around the door', async () => {
    const code = async (query: ReturnType<typeof sql>) =>
      refusedWith(() => secretary.act((tx) => tx.execute(query)));
    expect(await code(sql`DELETE FROM app.mistake_report`)).toBe('42501');
    expect(await code(sql`UPDATE app.mistake_step SET step = 'corrected'`)).toBe('42501');
    expect(
      await code(
        sql`INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, taken_by) VALUES (1, 1, 1, 'noted', 1)`,
      ),
    ).toBe('42501');
    await expect(story.admin`DELETE FROM app.mistake_report`).rejects.toThrow('audit.appendOnly');
    await expect(story.admin`TRUNCATE app.mistake_step`).rejects.toThrow('audit.appendOnly');
  });
});

describe('a suspicion', () => {
  const rows = (who: Colleague, query: ReturnType<typeof sql>) => who.act((tx) => tx.execute(query));

  it('is seen by the inspector and the chair alone: row, step, text and log', async () => {
    const id = await sent('suspicion', { text: 'Tiền đợt Tết không thấy vào sổ' });
    await look(chair, id, inspector);
    const [row] = await story.admin<
      { text: string }[]
    >`SELECT text_value_id AS text FROM app.mistake_report WHERE id = ${id}`;
    const textId = Number(row!.text);
    for (const who of [inspector, chair]) expect((await page(who, id))!.text).toContain('Tiền đợt Tết');
    const vice = await story.as('phochutich', ['viceChair']);
    const cashier = await story.as('thuquy', ['cashier']);
    for (const who of [secretary, accountant, vice, cashier]) {
      expect(await page(who, id)).toBeNull();
      expect((await seen(who)).some((row) => row.kind === 'suspicion')).toBe(false);
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
      expect(await refusedWith(() => step(who, id, 'noted', { text: 'x' }))).toMatch(
        /mistakes.notFound|otPermitted/,
      );
    }
    expect(
      (await rows(inspector, sql`SELECT 1 FROM audit.event WHERE kind = 'suspicion.stepped'`)).length,
    ).toBeGreaterThan(0);
  });

  it('is read by more when one of its walls is taken away (controls)', async () => {
    const id = await sent('suspicion');
    const counted = (table: string) => async (tx: postgres.TransactionSql) => {
      await tx`SELECT set_config('app.session', ${secretary.token}, true), set_config('app.association', ${hoi}, true)`;
      await tx.unsafe(`SET LOCAL ROLE "${new URL(story.database.urls.app).username}"`);
      const [row] = await tx.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
      return row!.n;
    };
    const report = counted(`app.mistake_report WHERE id = ${id}`);
    expect(await without('SELECT 1', report)).toBe(0);
    expect(await without('DROP POLICY suspicions_apart ON app.mistake_report', report)).toBe(1);
    const event = counted(`audit.event WHERE kind = 'suspicion.received' AND subject_id = '${id}'`);
    expect(await without('SELECT 1', event)).toBe(0);
    expect(await without('DROP POLICY suspicions_apart ON audit.event', event)).toBe(1);
    const text = counted(`app.personal_value WHERE field = 'tipText'`);
    expect(await without('SELECT 1', text)).toBe(0);
    expect(await without('DROP POLICY tips_apart ON app.personal_value', text)).toBeGreaterThan(0);
  });

  it('is closed by the inspector; the chair passes it on only while there is none', async () => {
    const id = await sent('suspicion');
    expect(await refusedWith(() => look(chair, id, accountant))).toBe('mistakes.notALooker');
    await look(chair, id, chair);
    for (const end of ['notMistake', 'passedOn'])
      expect(await refusedWith(() => step(chair, id, end, { text: 'x' }))).toBe('mistakes.inspectorCloses');
    await step(inspector, id, 'passedOn', { text: 'Chuyển Ban kiểm tra Hội cấp trên' });
  });
});

describe('afterwards', () => {
  it('the register is printed', async () => {
    for (const who of [inspector, accountant]) {
      const file = await who.act((tx, actor) =>
        mistakeRegisterFile(tx, actor, { from: '01/01/2019', to: 'x' }),
      );
      expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('the way to answer goes six months after closing, the report stays', async () => {
    const open = await sent('name');
    const closed = await sent('name');
    await look(secretary, closed, secretary);
    await step(secretary, closed, 'notMistake', { text: 'Đúng' });
    const sealer = postgres(story.database.urls.sealer, { max: 1, onnotice: () => undefined });
    expect(await eraseDueContacts(sealer)).toBe(0);
    await story.admin.unsafe(`SET session_replication_role = replica;
      UPDATE app.mistake_step SET taken_at = now() - interval '7 months' WHERE report_id = ${closed}; SET session_replication_role = origin`);
    expect(await eraseDueContacts(sealer)).toBe(1);
    expect(await eraseDueContacts(sealer)).toBe(0);
    await sealer.end();
    expect((await page(secretary, closed))!.contact).toBe('');
    expect((await page(secretary, closed))!.text).toBe('Sai ở dòng ba');
    expect((await page(secretary, open))!.contact).toBe('0912 000 333');
  });
});
