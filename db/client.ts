/**
 * The only way to the database. There is no bare pool to import: work runs inside withSession (staff),
 * withPublic (the public reader) or withLogin (opening sessions, confirming PINs).
 * Each is one READ COMMITTED transaction; who acts is decided by the database from the session token.
 */
import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

type Schema = Record<string, never>;
/** A running transaction. */
export type Tx = PostgresJsTransaction<Schema, Record<string, never>>;

const pools = new Map<string, PostgresJsDatabase>();

function poolOf(variable: 'DB_URL_APP' | 'DB_URL_PUBLIC' | 'DB_URL_LOGIN', size: number): PostgresJsDatabase {
  const url = process.env[variable];
  if (!url)
    throw new Error(`${variable} is not set: start through the scripts, which prepare the database first.`);
  const known = pools.get(url);
  if (known) return known;
  const client = postgres(url, {
    max: size,
    onnotice: () => {},
    prepare: process.env.DATABASE_PREPARE !== 'false',
    idle_timeout: 60,
    connection: { application_name: `densach_${variable.slice(7).toLowerCase()}` },
  });
  const pool = drizzle(client);
  pools.set(url, pool);
  return pool;
}

/**
 * Runs staff work: `token` is the session token, `association` the slug in the address.
 * Row security then admits only that association, and only if the actor holds a role there today.
 */
export function withSession<T>(token: string, association: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return poolOf('DB_URL_APP', 10).transaction(async (tx) => {
    await tx.execute(
      sql`SELECT set_config('app.session', ${token}, true), set_config('app.association', ${association}, true)`,
    );
    return work(tx as Tx);
  });
}

/** Runs public reading: read only, five seconds at most, sees only schema pub. */
export function withPublic<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return poolOf('DB_URL_PUBLIC', 6).transaction((tx) => work(tx as Tx), { accessMode: 'read only' });
}

/** Runs sign-in work: checks credentials, opens sessions, confirms PINs; reaches nothing of the domain. */
export function withLogin<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return poolOf('DB_URL_LOGIN', 4).transaction((tx) => work(tx as Tx));
}

/** Closes every pool; for graceful stops and tests. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(
    open.map((pool) => (pool as PostgresJsDatabase & { $client: postgres.Sql }).$client.end({ timeout: 5 })),
  );
}
