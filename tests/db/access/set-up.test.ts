import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin, withSession } from '@/db/client';
import { changePassword, isSetUp, openSession, setUp } from '@/lib/access/own-account';
import { actorOf } from '@/lib/access/session';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { foundWithSecrets, password } from './people';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const facts = {
  slug: 'xa-minh-son',
  name: 'Hội Khuyến học xã Minh Sơn',
  shortName: '',
  symbol: '',
  parentName: '',
  level: 'commune',
  place: 'Minh Sơn',
  address: '',
  phone: '',
};
const administrator = (loginName: string, offices: string[] = []) => ({
  loginName,
  displayName: 'Người quản trị',
  newPassword: 'giấy trắng mực đen',
  newPin: '918273',
  offices,
});

describe('the first run', () => {
  it('founds nothing when a rule refuses, and can then be tried again', async () => {
    expect(await isSetUp()).toBe(false);
    const both = () => setUp(facts, administrator('quan.tri', ['accountant', 'cashier']));
    expect(await refusedWith(both)).toBe('access.accountantIsCashier');
    expect(await isSetUp()).toBe(false);
  });

  it('works once, also when sent twice at the same moment', async () => {
    const outcomes = await Promise.all([
      refusedWith(() => setUp(facts, administrator('quan.tri', ['secretary']))),
      refusedWith(() => setUp({ ...facts, slug: 'xa-khac' }, administrator('ke.khac'))),
    ]);
    expect(outcomes.sort()).toEqual(['accepted', 'access.alreadySetUp']);
    expect(await refusedWith(() => setUp({ ...facts, slug: 'xa-thu-ba' }, administrator('thu.ba')))).toBe(
      'access.alreadySetUp',
    );
    expect(await isSetUp()).toBe(true);
  });

  it('gives its administrator the offices asked for, and never a demo association', async () => {
    const rows = await withLogin((tx) =>
      tx.execute<{ user_id: string }>(sql`
      SELECT user_id FROM access.credentials('quan.tri') UNION ALL SELECT user_id FROM access.credentials('ke.khac')`),
    );
    const token = await openSession(Number(rows[0]!.user_id), '');
    const places = await withLogin((tx) =>
      tx.execute<{ slug: string }>(sql`SELECT slug FROM access.workplaces(${token})`),
    );
    expect(places).toHaveLength(1);
    const { roles, isDemo } = await withSession(token, places[0]!.slug, async (tx) => {
      const found = await tx.execute<{ is_demo: boolean }>(sql`SELECT is_demo FROM app.association`);
      return { roles: (await actorOf(tx, 'r')).roles, isDemo: found.map((row) => row.is_demo) };
    });
    expect(roles).toContain('administrator');
    expect(isDemo).toEqual([false]);
  });

  it('cannot be reached by the role of the web pages', async () => {
    await expect(
      withSession('none', 'none', (tx) => tx.execute(sql`SELECT access.set_up('{}')`)),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(
      withSession('none', 'none', (tx) => tx.execute(sql`SELECT access.found_association('{}')`)),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('the accounts of the sample data', () => {
  it('are offered for one-click sign-in only while every association of theirs is sample data', async () => {
    await foundWithSecrets(
      database.urls,
      'mau',
      { chair: ['chair'], cashier: ['cashier'] },
      { isDemo: true },
    );
    const offered = () =>
      withLogin((tx) =>
        tx.execute<{ login_name: string }>(sql`SELECT login_name FROM access.demo_logins() ORDER BY 1`),
      );
    expect((await offered()).map((row) => row.login_name)).toEqual(['mau.cashier', 'mau.chair']);
    await foundWithSecrets(database.urls, 'that', { chair: ['chair'] });
    expect((await offered()).map((row) => row.login_name)).toEqual(['mau.cashier', 'mau.chair']);
  });

  it('keep their public password: no visitor can take one away from the others', async () => {
    const rows = await withLogin((tx) =>
      tx.execute<{ user_id: string }>(sql`SELECT user_id FROM access.credentials('mau.chair')`),
    );
    const token = await openSession(Number(rows[0]!.user_id), '');
    const change = () =>
      changePassword(
        { token, loginName: 'mau.chair' },
        { currentPassword: password, newPassword: 'của riêng tôi' },
      );
    expect(await refusedWith(change)).toBe('access.demoAccount');
  });
});
