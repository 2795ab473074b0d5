import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin, withSession } from '@/db/client';
import { changePassword, changePin, closeOwnSessions } from '@/lib/access/own-account';
import { actorOf, confirmPin, sessionOf } from '@/lib/access/session';
import { record } from '@/lib/audit/record';
import { colleague, type FoundedAssociation, openSession, pointPoolsAt } from '@/tests/factories/association';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { foundWithSecrets, password, pin, someDigest } from './people';

let database: TestDatabase;
let hoi: FoundedAssociation;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  hoi = await foundWithSecrets(database.urls, 'phu-hoa', {
    chair: ['chair'],
    viceChair: ['viceChair'],
    cashier: ['cashier'],
  });
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const rolesUnder = (token: string) =>
  withSession(token, 'phu-hoa', async (tx) => (await actorOf(tx, 'r')).roles);
const close = (token: string) =>
  withLogin((tx) =>
    tx.execute(sql`SELECT access.close_session(${createHash('sha256').update(token).digest()})`),
  );

describe('a session', () => {
  it('gives the roles of its owner while it stands, and nothing once it is closed', async () => {
    const token = await openSession(hoi.users.chair!);
    expect(await rolesUnder(token)).toEqual(['chair']);
    await close(token);
    expect(await rolesUnder(token)).toEqual([]);
    expect(await sessionOf(token)).toBeNull();
  });

  it('gives nothing after its hour of ending', async () => {
    const token = await openSession(hoi.users.chair!);
    await withConnection(
      database.superuserUrl,
      (su) => su`
      UPDATE access.session SET expires_at = now() - interval '1 second' WHERE token_hash = ${createHash('sha256').update(token).digest()}`,
    );
    expect(await rolesUnder(token)).toEqual([]);
    expect(await sessionOf(token)).toBeNull();
  });

  it('cannot be made by the role of the web pages, nor confirmed with a PIN by it', async () => {
    const { token, act } = await colleague(hoi, 'cashier', ['cashier']);
    const tries = [
      sql`SELECT access.open_session(${hoi.users.chair!}, ${randomBytes(32)}, 'forged')`,
      sql`INSERT INTO access.session (token_hash, user_id, expires_at) VALUES (${randomBytes(32)}, ${hoi.users.chair!}, now() + interval '1 day')`,
      sql`UPDATE access.session SET user_id = ${hoi.users.chair!}`,
      sql`SELECT access.confirm_pin(${token}, 'payOrder', ${randomBytes(32)})`,
      sql`SELECT access.change_password(${token}, 'x')`,
      sql`INSERT INTO access.role_term (association_id, user_id, role, starts_on) VALUES (1, ${hoi.users.cashier!}, 'chair', '2019-01-01')`,
    ];
    for (const attempt of tries) {
      await expect(act((tx) => tx.execute(attempt))).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  it('closed while an act is under way waits for that act, and what begins afterwards is refused', async () => {
    const { token, act, actor } = await colleague(hoi, 'viceChair', ['viceChair']);
    const event = {
      kind: 'party.registered',
      subjectType: 'party',
      subjectId: '',
      payload: { kind: 'agency' },
    } as const;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isClosed = false;
    const underWay = act(async (tx) => {
      await record(tx, actor, event);
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const closing = close(token).then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(isClosed).toBe(false);
    const late = act((tx) => record(tx, actor, event)).catch((error: unknown) => error);
    release();
    await underWay;
    await closing;
    expect(await late).toMatchObject({ cause: { message: 'access.noActor' } });
  });
});

describe('own sessions', () => {
  it('end one by one, or all but the one at hand; those of others stay', async () => {
    const [here, there, other] = [
      await openSession(hoi.users.cashier!),
      await openSession(hoi.users.cashier!),
      await openSession(hoi.users.chair!),
    ];
    const own = { token: here, loginName: 'phu-hoa.cashier' };
    const rows = await withConnection(
      database.superuserUrl,
      (su) => su`SELECT max(id) AS id FROM access.session WHERE user_id = ${hoi.users.chair!}`,
    );
    expect(await closeOwnSessions(own, Number(rows[0]!.id))).toBe(0);
    expect(await sessionOf(other)).not.toBeNull();
    expect(await closeOwnSessions(own, null)).toBeGreaterThanOrEqual(1);
    expect(await sessionOf(there)).toBeNull();
    expect(await sessionOf(here)).not.toBeNull();
  });

  it('end with a new password, except the one it was changed from; the old password no longer works', async () => {
    const [here, there] = [await openSession(hoi.users.viceChair!), await openSession(hoi.users.viceChair!)];
    const own = { token: here, loginName: 'phu-hoa.viceChair' };
    await expect(
      changePassword(own, { currentPassword: 'sai', newPassword: 'một câu mới' }),
    ).rejects.toMatchObject({ code: 'access.wrongPassword' });
    expect(await sessionOf(there)).not.toBeNull();
    await changePassword(own, { currentPassword: password, newPassword: 'một câu mới' });
    expect(await sessionOf(there)).toBeNull();
    expect(await sessionOf(here)).not.toBeNull();
    await expect(changePassword(own, { currentPassword: password, newPassword: 'x' })).rejects.toMatchObject({
      code: 'access.wrongPassword',
    });
  });
});

describe('a PIN confirmation', () => {
  const consume = (token: string, id: number, purpose: string, digest: Buffer) =>
    withConnection(database.superuserUrl, (su) =>
      su.begin(async (tx) => {
        await tx`SELECT set_config('app.session', ${token}, true)`;
        await tx`SELECT access.consume_pin(${id}, ${purpose}, ${digest})`;
      }),
    );

  it('is good exactly once, for exactly its purpose, content and session', async () => {
    const token = await openSession(hoi.users.chair!);
    const digest = someDigest();
    const id = await confirmPin(token, pin, 'payOrder', digest);
    const refusal = { message: 'access.pinNotConfirmed' };
    await expect(consume(token, id, 'approveAwards', digest)).rejects.toMatchObject(refusal);
    await expect(consume(token, id, 'payOrder', someDigest())).rejects.toMatchObject(refusal);
    await expect(consume(await openSession(hoi.users.chair!), id, 'payOrder', digest)).rejects.toMatchObject(
      refusal,
    );
    await expect(
      consume(await openSession(hoi.users.cashier!), id, 'payOrder', digest),
    ).rejects.toMatchObject(refusal);
    await consume(token, id, 'payOrder', digest);
    await expect(consume(token, id, 'payOrder', digest)).rejects.toMatchObject(refusal);
  });

  it('is not made for a wrong PIN, and ends when the PIN is changed', async () => {
    const token = await openSession(hoi.users.cashier!);
    const digest = someDigest();
    await expect(confirmPin(token, '111222', 'payOrder', digest)).rejects.toMatchObject({
      code: 'access.wrongPin',
    });
    const id = await confirmPin(token, pin, 'payOrder', digest);
    await changePin({ token, loginName: 'phu-hoa.cashier' }, { currentPassword: password, newPin: '730915' });
    await expect(consume(token, id, 'payOrder', digest)).rejects.toMatchObject({
      message: 'access.pinNotConfirmed',
    });
    await confirmPin(token, '730915', 'payOrder', digest);
  });

  it('is not asked of somebody without a PIN: they are told to set one', async () => {
    const token = await openSession(hoi.users.chair!);
    await withConnection(database.superuserUrl, (su) =>
      su.begin(async (tx) => {
        await tx`SELECT audit.write_event(0, 'test.prepared', 'user', '', '{}')`;
        await tx`UPDATE access."user" SET pin_hash = NULL WHERE id = ${hoi.users.chair!}`;
      }),
    );
    await expect(confirmPin(token, pin, 'payOrder', someDigest())).rejects.toMatchObject({
      code: 'access.noPin',
    });
  });
});
