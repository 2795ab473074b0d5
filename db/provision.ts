/**
 * Prepares a database for Đèn Sách: roles with their passwords, rights on the database, migrations.
 * Owns the names of the roles and who belongs to whom. Needs one login that owns the database and may create roles
 * (the superuser of the embedded server, or such a login of another PostgreSQL); nothing else ever uses that login.
 */
import { createHmac } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from './migrate';

export interface DatabaseUrls {
  migrator: string;
  app: string;
  login: string;
  public: string;
  auditor: string;
  sealer: string;
  backup: string;
}

/** Key in DatabaseUrls → suffix of the role. */
const loginRoles = {
  migrator: 'migrator',
  app: 'app',
  login: 'login',
  public: 'public_reader',
  auditor: 'auditor',
  sealer: 'sealer',
  backup: 'backup',
} as const;

const groupRoles = ['owner', 'pub_owner'] as const;

/** "densach_<database>", the beginning of every role name of one database. */
export function rolePrefixOf(adminUrl: string): string {
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(database)) {
    throw new Error(`The database name "${database}" may hold only small letters, digits and _, at most 40.`);
  }
  return `densach_${database}`;
}

/** Passwords are derived from the installation's secret, so that they need not be stored one by one. */
function passwordOf(role: string, roleSecret: string): string {
  return createHmac('sha256', roleSecret).update(role).digest('hex');
}

/** Connection strings of every login role; pure, opens nothing. */
export function roleUrls(
  adminUrl: string,
  roleSecret: string,
  rolePrefix = rolePrefixOf(adminUrl),
): DatabaseUrls {
  const entries = Object.entries(loginRoles).map(([key, suffix]) => {
    const role = `${rolePrefix}_${suffix}`;
    const url = new URL(adminUrl);
    url.username = role;
    url.password = passwordOf(role, roleSecret);
    return [key, url.toString()];
  });
  return Object.fromEntries(entries) as DatabaseUrls;
}

async function createRoles(sql: postgres.Sql, prefix: string, roleSecret: string): Promise<void> {
  const names = [...groupRoles, ...Object.values(loginRoles)].map((suffix) => `${prefix}_${suffix}`);
  const present = new Set(
    (await sql<{ rolname: string }[]>`SELECT rolname FROM pg_roles`).map((row) => row.rolname),
  );
  for (const name of names) {
    if (!present.has(name)) await sql.unsafe(`CREATE ROLE "${name}" NOLOGIN NOINHERIT`);
  }
  for (const suffix of Object.values(loginRoles)) {
    const name = `${prefix}_${suffix}`;
    await sql.unsafe(`ALTER ROLE "${name}" LOGIN PASSWORD '${passwordOf(name, roleSecret)}'`);
  }
}

async function grantMembership(sql: postgres.Sql, prefix: string): Promise<void> {
  const database = (await sql<{ name: string }[]>`SELECT current_database() AS name`)[0]!.name;
  await sql.unsafe(`GRANT "${prefix}_owner", "${prefix}_pub_owner" TO "${prefix}_migrator"`);
  await sql.unsafe(`GRANT "${prefix}_pub_owner" TO "${prefix}_owner"`);
  await sql.unsafe(`REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`);
  await sql.unsafe(
    `GRANT CREATE, CONNECT, TEMPORARY ON DATABASE "${database}" TO "${prefix}_owner", "${prefix}_migrator"`,
  );
  const logins = Object.values(loginRoles).map((suffix) => `"${prefix}_${suffix}"`);
  await sql.unsafe(`GRANT CONNECT ON DATABASE "${database}" TO ${logins.join(', ')}`);
  await sql.unsafe(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  await sql.unsafe(`ALTER ROLE "${prefix}_public_reader" SET default_transaction_read_only = on`);
  await sql.unsafe(`ALTER ROLE "${prefix}_public_reader" SET statement_timeout = '5s'`);
  await sql.unsafe(`ALTER ROLE "${prefix}_app" SET statement_timeout = '30s'`);
  for (const suffix of ['app', 'login', 'sealer']) {
    await sql.unsafe(`ALTER ROLE "${prefix}_${suffix}" SET idle_in_transaction_session_timeout = '15s'`);
  }
}

/**
 * Creates what is missing and migrates; safe to run again and by two starters at once.
 * `adminUrl`: the login described above, pointing at the database. Returns the connection strings of the roles.
 */
export async function provision(adminUrl: string, roleSecret: string): Promise<DatabaseUrls> {
  const prefix = rolePrefixOf(adminUrl);
  const urls = roleUrls(adminUrl, roleSecret);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`SELECT pg_advisory_lock(9, 2)`;
    await createRoles(admin, prefix, roleSecret);
    await grantMembership(admin, prefix);
    const migrator = postgres(urls.migrator, { max: 1, onnotice: () => {} });
    try {
      await migrate(migrator, prefix);
    } finally {
      await migrator.end();
    }
  } finally {
    await admin.end();
  }
  return urls;
}
