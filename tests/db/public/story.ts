/** The story of 2019 in a database of its own, with its staff ready to act, for the tests of what the public sees. */
import postgres from 'postgres';
import { closePools, withPublic, withSession } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import type { Actor } from '@/lib/access/actor';
import { demoSlugs } from '@/lib/access/demo-accounts';
import type { Role } from '@/lib/access/policy';
import { type Colleague, openSession, pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

export const hoi = demoSlugs.district;

export interface Story {
  database: TestDatabase;
  /** The server's superuser: reads what nobody else may, changes what nobody else can. */
  admin: postgres.Sql;
  associationId: number;
  as: (login: string, roles: Role[]) => Promise<Colleague>;
  /** Party of the person with this name. */
  partyOf: (name: string) => Promise<number>;
  end: () => Promise<void>;
}

export async function openStory(): Promise<Story> {
  const database = await createTestDatabase();
  const admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  await seedDemo(database.urls, database.adminUrl);
  pointPoolsAt(database.urls);
  const [association] = await admin<{ id: number }[]>`SELECT id FROM app.association WHERE slug = ${hoi}`;
  const associationId = association!.id;
  return {
    ...{ database, admin, associationId },
    as: (login, roles) => colleagueOf(admin, login, roles),
    partyOf: async (name) => {
      const [row] = await admin<{ id: string }[]>`
        SELECT party_id AS id FROM app.personal_value WHERE association_id = ${associationId} AND field = 'name' AND value = ${name} AND ended_at IS NULL ORDER BY party_id LIMIT 1`;
      return Number(row!.id);
    },
    end: async () => {
      await closePools();
      await admin.end();
      await database.drop();
    },
  };
}

async function colleagueOf(admin: postgres.Sql, login: string, roles: Role[]): Promise<Colleague> {
  const [user] = await admin<{ id: string }[]>`SELECT id FROM access."user" WHERE login_name = ${login}`;
  const userId = Number(user!.id);
  const token = await openSession(userId);
  const actor: Actor = { userId, displayName: login, roles, correlationId: `test-${login}` };
  return {
    ...{ token, slug: hoi, actor },
    act: (work) => withSession(token, hoi, (tx) => work(tx, actor)),
    confirm: () => Promise.reject(new Error('nothing here asks for a PIN')),
  };
}

export { withPublic };
