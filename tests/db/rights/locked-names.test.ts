/**
 * After an erasure a name stands in no table but the locked one, where the inspector alone reads it, for a reason that is on
 * record, until accounting law lets it go; books, totals and log stay as they were. Each lock is also tried without itself.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '@/lib/kernel/names';
import { voucherList } from '@/lib/ledger/voucher-list';
import { registerParty } from '@/lib/people/commands';
import { erasePerson, stepRequest } from '@/lib/rights/commands/handle';
import { readLockedName } from '@/lib/rights/commands/read-locked-name';
import { recordRequest } from '@/lib/rights/commands/receive';
import { eraseDueLockedNames } from '@/lib/rights/daily-locked-names';
import { personJson } from '@/lib/rights/person-file';
import { lockedNames } from '@/lib/rights/queries/locked-names';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openStory, type Story } from '../public/story';
import { brokenBooks } from './books';
import { keptAnywhere } from './kept-anywhere';

const child = 'Bùi Thị Hồng Thắm';
const locked = ['app.locked_name'];
let story: Story;
let secretary: Colleague;
let inspector: Colleague;
let requestId: number;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  inspector = await story.as('kiemtra', ['inspector']);
});
afterAll(() => story.end());

const today = new Date().toISOString().slice(0, 10);
async function ask(wish: 'erase' | 'see', name: string): Promise<number> {
  const said = { askedBy: 'parent' as const, contact: '0912 345 000', text: `Về ${name}` };
  const id = await secretary.act((tx, actor) =>
    recordRequest(tx, actor, { ...said, wish, name, receivedOn: today, channel: 'visit' }),
  );
  const step = (name: 'found' | 'checked', partyId?: number) =>
    secretary.act((tx, actor) =>
      stepRequest(tx, actor, { requestId: id, step: name, partyId, reason: 'Gọi lại' }),
    );
  await step('found', await story.partyOf(name));
  await step('checked');
  return id;
}
const erase = (id: number) => secretary.act((tx, actor) => erasePerson(tx, actor, id));
const totals = async () =>
  story.admin`SELECT fund_id, sum(amount_vnd)::text AS vnd, count(*)::int AS lines FROM ledger.posting GROUP BY 1 ORDER BY 1`;

/** As the role of the program, with what the superuser gave it a moment before; everything is rolled back. */
async function asProgram(before: string, statement: string): Promise<unknown> {
  const role = new URL(story.database.urls.app).username;
  const undo = new Error('undo');
  let answer: unknown;
  await story.admin
    .begin(async (tx) => {
      await tx.unsafe(before);
      await tx.unsafe(`SET LOCAL ROLE "${role}"`);
      answer = await tx.unsafe(statement).then(
        (rows) => rows.length,
        (error) => error.code ?? error.message,
      );
      throw undo;
    })
    .catch((error) => {
      if (error !== undo && !/25P02|aborted/.test(String(error.code ?? error.message))) throw error;
    });
  return answer;
}

/** Gives a paid order a reason that names somebody, with the guard of orders aside and the log told. */
async function sayOnVoucher(text: string): Promise<void> {
  const { associationId } = story;
  await story.admin.begin(async (tx) => {
    await tx`ALTER TABLE app.payment_order DISABLE TRIGGER u_payment_order_guard`;
    await tx`SELECT audit.write_event(${associationId}, 'paymentOrder.prepared', 'paymentOrder', '1', '{"amountVnd":"1","kind":"award"}')`;
    const [value] =
      await tx`INSERT INTO app.personal_value (association_id, field, value) VALUES (${associationId}, 'reason', ${text}) RETURNING id`;
    await tx`UPDATE app.payment_order SET reason_value_id = ${value!.id} WHERE association_id = ${associationId} AND id = (
      SELECT min(id) FROM app.payment_order WHERE association_id = ${associationId} AND voucher_id IS NOT NULL)`;
    await tx`ALTER TABLE app.payment_order ENABLE TRIGGER u_payment_order_guard`;
  });
}

describe('a pupil on a voucher', () => {
  it('stands in no table but the locked one; every list keeps its row, with the mark in place of the name', async () => {
    expect((await keptAnywhere(story.admin, [child, foldText(child)])).length).toBeGreaterThan(2);
    const before = await totals();
    await sayOnVoucher(`Chi cho em ${child}, vắng mặt`);
    requestId = await ask('erase', child);
    await erase(requestId);
    // The way to answer is still there; the name of who asked is not.
    expect(await keptAnywhere(story.admin, [child, foldText(child)], locked)).toEqual([]);
    await secretary.act((tx, actor) =>
      stepRequest(tx, actor, { requestId, step: 'answered', reason: 'Đã xoá' }),
    );
    expect(await keptAnywhere(story.admin, ['0912 345 000'])).toEqual([]);
    expect((await keptAnywhere(story.admin, [child])).length).toBeGreaterThanOrEqual(2);
    expect(await totals()).toEqual(before);
    const list = await inspector.act((tx) => voucherList(tx, { limit: 200 }));
    expect(list.length).toBeGreaterThan(8);
    const [order] =
      await story.admin`SELECT v.value FROM app.payment_order o JOIN app.personal_value v ON v.association_id = o.association_id
      AND v.id = o.reason_value_id WHERE o.association_id = ${story.associationId} AND o.voucher_id IS NOT NULL ORDER BY o.id LIMIT 1`;
    expect(order!.value).toBe('(đã xoá theo yêu cầu)');
    expect(JSON.stringify(list.map(({ partyName, reason }) => [partyName, reason]))).not.toContain(child);
  });

  it('a file and an erasure take along the guardian kept for this child alone', async () => {
    const [ward, guardian] = ['Trương Minh Khuê', 'Trương Văn Giám Hộ'];
    const guardianId = await secretary.act((tx, actor) =>
      registerParty(tx, actor, { kind: 'individual', name: guardian, phone: '0987 111 222' }),
    );
    const wardId = await story.partyOf(ward);
    await story.admin.begin(async (tx) => {
      await tx`SELECT audit.write_event(${story.associationId}, 'party.changed', 'party', ${String(wardId)}, '{"fields":[]}')`;
      await tx`UPDATE app.party SET guardian_id = ${guardianId} WHERE association_id = ${story.associationId} AND id = ${wardId}`;
    });
    const fileOf = async (name: string) => {
      const id = await ask('see', name);
      return JSON.parse(String((await secretary.act((tx) => personJson(tx, id)))!.bytes));
    };
    expect((await fileOf(ward)).guardian).toMatchObject([{ name: guardian, phone: '0987 111 222' }]);
    const own = await fileOf(guardian);
    expect(own.guardianOf).toMatchObject([{ name: ward }]);
    expect(own.requests).toMatchObject([{ wish: 'see', contact: '0912 345 000' }]);
    await erase(await ask('erase', ward));
    expect(await keptAnywhere(story.admin, [ward, guardian, '0987 111 222', foldText(guardian)])).toEqual([]);
  });
});

describe('the locked name', () => {
  it('is read by the inspector for a reason, and the look is on record', async () => {
    const rows = await inspector.act((tx) => lockedNames(tx));
    expect(rows[0]).toMatchObject({
      field: expect.stringMatching(/name|reason/),
      keepUntil: '2029-12-31',
      readings: 0,
    });
    expect(rows.flatMap((row) => row.vouchers)).toContain('PC 01/2019');
    const lock = rows.find((row) => row.field === 'name')!;
    const read = (who: Colleague, reason: string) =>
      who.act((tx, actor) => readLockedName(tx, actor, { lockId: lock.id, reason }));
    expect(await refusedWith(() => read(inspector, 'x '))).toBe('rights.readingNeedsReason');
    expect(await read(inspector, 'Đối chiếu chữ ký')).toBe(child);
    expect((await inspector.act((tx) => lockedNames(tx))).find(({ id }) => id === lock.id)!.readings).toBe(1);
    const [event] =
      await story.admin`SELECT v.value AS reason FROM audit.event e JOIN app.personal_value v ON v.id = e.reason_value_id
      AND v.association_id = e.association_id WHERE e.kind = 'party.lockedNameRead'`;
    expect(event!.reason).toBe('Đối chiếu chữ ký');
  });

  it.each(['chutich:chair', 'thuky:secretary', 'ketoan:accountant', 'thuquy:cashier'])(
    'is nothing to %s',
    async (who) => {
      const [login, role] = who.split(':') as [string, 'chair'];
      const other = await story.as(login, [role]);
      expect(await other.act((tx) => lockedNames(tx))).toEqual([]);
      const [{ id }] = (await story.admin`SELECT id FROM app.locked_name LIMIT 1`) as unknown as [
        { id: string },
      ];
      const input = { lockId: Number(id), reason: 'Muốn xem' };
      await expect(other.act((tx, actor) => readLockedName(tx, actor, input))).rejects.toMatchObject({
        code: 'access.notPermitted',
      });
      // The database refuses by itself when the program is told another role.
      const pretending = () =>
        other.act((tx, actor) => readLockedName(tx, { ...actor, roles: ['inspector'] }, input));
      await expect(pretending()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
    },
  );

  it('is out of reach of the program; control: given grant and policy, it would read every row', async () => {
    const select = 'SELECT value FROM app.locked_name';
    expect(await asProgram('SELECT 1', select)).toBe('42501');
    const role = new URL(story.database.urls.app).username;
    expect(await asProgram(`GRANT SELECT ON app.locked_name TO "${role}"`, select)).toBe(0);
    const open = `GRANT SELECT ON app.locked_name TO "${role}"; CREATE POLICY leak ON app.locked_name TO "${role}" USING (true)`;
    expect(await asProgram(open, select)).toBeGreaterThan(0);
  });

  it('is not erased before its day, and is gone after it; control: without the guard it would go at once', async () => {
    const early = () =>
      story.admin.begin(async (tx) => {
        await tx`SELECT audit.write_event(${story.associationId}, 'party.lockedNamesErased', 'association', '1', '{"count":1}')`;
        await tx`UPDATE app.locked_name SET value = '', salt = '', erased_at = now()`;
        throw new Error('went through');
      });
    expect(await refusedWith(early)).toBe('rights.stillKept');
    await story.admin`ALTER TABLE app.locked_name DISABLE TRIGGER u_locked_name_guard`;
    await expect(early()).rejects.toThrow('went through');
    await story.admin`ALTER TABLE app.locked_name ENABLE TRIGGER u_locked_name_guard`;
    const sealer = postgres(story.database.urls.sealer, { max: 1, onnotice: () => undefined });
    try {
      expect(await eraseDueLockedNames(sealer)).toBe(0);
      await story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.locked_name SET keep_until = '2020-12-31'`;
        await tx`UPDATE audit.change SET new_image = replace(new_image, '2029-12-31', '2020-12-31') WHERE table_name = 'app.locked_name'`;
      });
      expect(await eraseDueLockedNames(sealer)).toBeGreaterThan(1);
      expect(await eraseDueLockedNames(sealer)).toBe(0);
    } finally {
      await sealer.end();
    }
    expect(await keptAnywhere(story.admin, [child, foldText(child)])).toEqual([]);
    expect(await brokenBooks(story)).toEqual([]);
  });
});
