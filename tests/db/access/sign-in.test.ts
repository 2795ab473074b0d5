import * as argon2 from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { checkPin, signIn } from '@/lib/access/credentials';
import { sessionOf } from '@/lib/access/session';
import { type FoundedAssociation, openSession, pointPoolsAt } from '@/tests/factories/association';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { foundWithSecrets, password, pin } from './people';

vi.mock('@node-rs/argon2', { spy: true });

let database: TestDatabase;
let hoi: FoundedAssociation;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  hoi = await foundWithSecrets(database.urls, 'phu-hoa', {
    chair: ['chair'],
    accountant: ['accountant'],
    cashier: ['cashier'],
    secretary: ['secretary'],
    inspector: ['inspector'],
  });
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const attempts = (times: number, work: () => Promise<unknown>) =>
  Array.from({ length: times }).reduce<Promise<unknown>>(
    (before) => before.then(() => work().catch(() => {})),
    Promise.resolve(),
  );

describe('signing in', () => {
  it('opens a session for the right password, and says so in the log of the installation', async () => {
    const token = await signIn(' Phu-Hoa.Chair ', password, 'Chrome, Windows');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await sessionOf(token ?? '')).toMatchObject({
      userId: hoi.users.chair,
      loginName: 'phu-hoa.chair',
    });
    const rows = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT subject_id, payload FROM audit.event WHERE association_id = 0 AND kind = 'session.opened'`,
    );
    expect(rows.map((row) => row.subject_id)).toContain(String(hoi.users.chair));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('answers an unknown name and a wrong password alike, and pays one comparison for each', async () => {
    const verify = vi.mocked(argon2.verify);
    await signIn('phu-hoa.chair', 'sai rồi', '');
    const costs: number[] = [];
    const answers: unknown[] = [];
    for (const login of ['phu-hoa.chair', 'nobody.here']) {
      verify.mockClear();
      answers.push(await signIn(login, 'sai rồi', ''));
      costs.push(verify.mock.calls.length);
      expect(String(verify.mock.calls[0]?.[0])).toContain('m=19456,t=2,p=1');
    }
    expect(answers).toEqual([null, null]);
    expect(costs).toEqual([1, 1]);
  });

  it('refuses the eleventh try in a quarter of an hour, for names that exist and names that do not, even with the right password', async () => {
    for (const login of ['phu-hoa.secretary', 'nobody.at.all']) {
      await attempts(10, () => signIn(login, 'sai rồi', ''));
      await expect(signIn(login, password, '')).rejects.toMatchObject({ code: 'access.tooManyTries' });
    }
    expect(await signIn('phu-hoa.accountant', password, '')).not.toBeNull();
    const events = await withConnection(
      database.superuserUrl,
      (su) => su`
      SELECT payload FROM audit.event WHERE kind = 'signIn.failed' AND subject_id = ${String(hoi.users.secretary)}`,
    );
    expect(events.map((row) => JSON.parse(row.payload as string))).toEqual([
      { proof: 'password', count: 10 },
    ]);
  });

  it('lets tries sent at the same moment through only ten at a time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 14 }, () => signIn('phu-hoa.cashier', 'sai rồi', '')),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(4);
  });

  it('starts counting anew after a success', async () => {
    await attempts(9, () => signIn('phu-hoa.inspector', 'sai rồi', ''));
    expect(await signIn('phu-hoa.inspector', password, '')).not.toBeNull();
    await attempts(9, () => signIn('phu-hoa.inspector', 'sai rồi', ''));
    expect(await signIn('phu-hoa.inspector', password, '')).not.toBeNull();
  });

  it('does not let a disabled account in, with the answer of a wrong password', async () => {
    await withConnection(database.superuserUrl, async (su) => {
      await su.begin(async (tx) => {
        await tx`SELECT audit.write_event(0, 'test.prepared', 'user', '', '{}')`;
        await tx`UPDATE access."user" SET disabled_at = now() WHERE login_name = 'phu-hoa.accountant'`;
      });
    });
    expect(await signIn('phu-hoa.accountant', password, '')).toBeNull();
  });
});

describe('the PIN', () => {
  it('is checked against its own hash, and ten wrong tries shut it', async () => {
    const token = await openSession(hoi.users.chair!);
    await checkPin(token, pin);
    await expect(checkPin(token, '000000')).rejects.toMatchObject({ code: 'access.wrongPin' });
    await attempts(9, () => checkPin(token, '000000'));
    await expect(checkPin(token, pin)).rejects.toMatchObject({ code: 'access.tooManyTries' });
  });

  it('is refused without a session', async () => {
    await expect(checkPin('not-a-token', pin)).rejects.toMatchObject({ code: 'access.noActor' });
  });
});

describe('what the sign-in pool may reach', () => {
  it.each([
    'SELECT * FROM access."user"',
    'SELECT * FROM access.session',
    'SELECT * FROM app.contribution',
    'SELECT * FROM ledger.voucher',
  ])('is not: %s', async (text) => {
    await expect(withLogin((tx) => tx.execute(sql.raw(text)))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });
});
