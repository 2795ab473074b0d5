/**
 * Associations, people and sessions for tests, made through the same doors as in life.
 * Raw inserts are left to the guard tests.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type Tx, withLogin, withSession } from '@/db/client';
import type { DatabaseUrls } from '@/db/provision';
import type { Actor, PinPurpose } from '@/lib/access/actor';
import type { Role } from '@/lib/access/policy';

export interface FoundedAssociation {
  associationId: number;
  slug: string;
  users: Record<string, number>;
}

/** Points the pools of db/client at a test database. */
export function pointPoolsAt(urls: DatabaseUrls): void {
  process.env.DB_URL_APP = urls.app;
  process.env.DB_URL_LOGIN = urls.login;
  process.env.DB_URL_PUBLIC = urls.public;
  process.env.DB_URL_SEALER = urls.sealer;
}

/** Founds an association with one made-up person per login name; roles start in 2015 so that old stories work. */
export async function foundAssociation(
  urls: DatabaseUrls,
  slug: string,
  people: Record<string, Role[]>,
  extra: Record<string, unknown> = {},
): Promise<FoundedAssociation> {
  const migrator = postgres(urls.migrator, { max: 1, onnotice: () => {} });
  try {
    const body = {
      association: {
        slug,
        name: `Hội Khuyến học ${slug}`,
        level: 'commune',
        place: slug,
        address: slug,
        ...extra,
      },
      people: Object.entries(people).map(([login, roles]) => ({
        loginName: `${slug}.${login}`,
        displayName: login,
        passwordHash: 'x',
        pinHash: 'x',
        roles,
      })),
      startsOn: '2015-01-01',
    };
    const [row] = await migrator<{ founded: { associationId: number; users: Record<string, number> } }[]>`
      SELECT access.found_association(${migrator.json(body as never)}) AS founded`;
    const users = Object.fromEntries(
      Object.entries(row!.founded.users).map(([login, id]) => [login.slice(slug.length + 1), id]),
    );
    return { associationId: row!.founded.associationId, slug, users };
  } finally {
    await migrator.end();
  }
}

/** Opens a session as the login pool does after checking a password; returns the token. */
export async function openSession(userId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await withLogin((tx) => tx.execute(sql`SELECT access.open_session(${userId}, ${hash}, 'test')`));
  return token;
}

export interface Colleague {
  token: string;
  slug: string;
  actor: Actor;
  /** Runs one transaction as this person. */
  act: <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => Promise<T>;
  /** Confirms the PIN for a digest and returns the confirmation id. */
  confirm: (purpose: PinPurpose, digest: Buffer) => Promise<number>;
}

/** A signed-in person of an association, ready to act. */
export async function colleague(
  founded: FoundedAssociation,
  login: string,
  roles: Role[],
): Promise<Colleague> {
  const userId = founded.users[login]!;
  const token = await openSession(userId);
  const actor: Actor = { userId, displayName: login, roles, correlationId: `test-${login}` };
  return {
    token,
    slug: founded.slug,
    actor,
    act: (work) => withSession(token, founded.slug, (tx) => work(tx, actor)),
    confirm: async (purpose, digest) => {
      const rows = await withLogin((tx) =>
        tx.execute<{ id: string }>(sql`SELECT access.confirm_pin(${token}, ${purpose}, ${digest}) AS id`),
      );
      return Number(rows[0]!.id);
    },
  };
}
