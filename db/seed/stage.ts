/**
 * The stage of the sample data: associations, signed-in people, PIN confirmations.
 * Everything on it is done by the same commands as the screens use; nothing is inserted past the guards.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type Tx, withLogin, withSession } from '@/db/client';
import type { Actor, PinPurpose } from '@/lib/access/actor';
import { type DemoSlug, demoAccounts } from '@/lib/access/demo-accounts';
import { hashSecret } from '@/lib/access/passwords';

/** One signed-in person of the story. */
export interface Player {
  userId: number;
  /** One transaction in this person's name. */
  act: <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => Promise<T>;
  /** Confirms the PIN for what `digest` returns, then acts with it. */
  actWithPin: <T>(
    purpose: PinPurpose,
    digest: (tx: Tx) => Promise<Buffer>,
    work: (tx: Tx, actor: Actor) => Promise<T>,
  ) => Promise<T>;
}

export type Cast = Record<string, Player>;

export interface AssociationFacts {
  name: string;
  shortName: string;
  symbol: string;
  parentName: string;
  level: 'district' | 'commune';
  place: string;
  address: string;
  phone: string;
  isDefault: boolean;
  sampleKey: string;
  foundedOn: string;
}

/** Founds one demo association with its people; terms begin on `startsOn` so that old days have their officers. */
export async function found(
  migratorUrl: string,
  slug: DemoSlug,
  facts: AssociationFacts,
  startsOn: string,
): Promise<Record<string, number>> {
  const people = await Promise.all(
    demoAccounts
      .filter((person) => person.associationSlug === slug)
      .map(async (person) => ({
        loginName: person.login,
        displayName: person.displayName,
        roles: person.roles,
        passwordHash: await hashSecret(person.password),
        pinHash: await hashSecret(person.pin),
      })),
  );
  const migrator = postgres(migratorUrl, { max: 1, onnotice: () => {} });
  try {
    const body = JSON.stringify({ association: { ...facts, slug, isDemo: true }, people, startsOn });
    const [row] = await migrator<{ founded: { users: Record<string, number> } }[]>`
      SELECT access.found_association(${body}::text::jsonb) AS founded`;
    return row!.founded.users;
  } finally {
    await migrator.end();
  }
}

async function signIn(slug: DemoSlug, login: string, userId: number): Promise<Player> {
  const person = demoAccounts.find((account) => account.login === login)!;
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await withLogin((tx) => tx.execute(sql`SELECT access.open_session(${userId}, ${hash}, 'sample data')`));
  const actor: Actor = {
    userId,
    displayName: person.displayName,
    roles: person.roles,
    correlationId: `sample-${login}`,
  };
  const act: Player['act'] = (work) => withSession(token, slug, (tx) => work(tx, actor));
  return {
    userId,
    act,
    actWithPin: async (purpose, digest, work) => {
      const bound = await act((tx) => digest(tx));
      const rows = await withLogin((tx) =>
        tx.execute<{ id: string }>(sql`SELECT access.confirm_pin(${token}, ${purpose}, ${bound}) AS id`),
      );
      const pinConfirmationId = Number(rows[0]!.id);
      return withSession(token, slug, (tx) => work(tx, { ...actor, pinConfirmationId }));
    },
  };
}

/** Signs everybody in and returns them by login name without its suffix: cast.chutich, cast.ketoan … */
export async function castOf(slug: DemoSlug, users: Record<string, number>): Promise<Cast> {
  const cast: Cast = {};
  for (const [login, id] of Object.entries(users))
    cast[login.replace(/\.xa$/, '')] = await signIn(slug, login, id);
  return cast;
}
