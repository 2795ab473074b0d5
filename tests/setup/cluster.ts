/**
 * Global set-up of the `db` tests: one PostgreSQL and one migrated template database for the whole run.
 * Owns: an embedded server in a temporary folder on a free port, or the server of TEST_DATABASE_URL; the template.
 * Refuses to touch any database it did not make: a running demo is neither disturbed nor used.
 */
import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startCluster } from '@/db/cluster/launch';
import { removeFolder } from '@/db/cluster/lock';
import { provision } from '@/db/provision';
import { statementsForCopies } from './clone';
import { inDatabase, quoted, withConnection } from './connection';
import type { TemplateDatabase } from './provided';
import { temporaryDataDir } from './temporary';

/** A server for one test run, and how to leave it as it was found. */
export type TestServer = { adminUrl: string; release: () => Promise<void> };

/** Starts the temporary server, or takes the one of TEST_DATABASE_URL. */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, release: async () => undefined };
  const dataDir = await temporaryDataDir();
  const cluster = await startCluster({ dataDir, log: () => undefined, durability: 'none' });
  const release = async () => {
    await cluster.stop();
    await removeFolder(dataDir);
  };
  return { adminUrl: cluster.adminUrl('postgres'), release };
}

/** Creates and migrates one database that the others are copied from. */
export async function makeTemplate(adminUrl: string): Promise<TemplateDatabase> {
  const name = `dstest_${randomBytes(4).toString('hex')}`;
  await withConnection(adminUrl, (sql) => sql.unsafe(`create database ${quoted(name)}`));
  const urls = await provision(inDatabase(adminUrl, name), randomBytes(32).toString('hex')).catch(
    explainFailure,
  );
  const afterCopy = await withConnection(adminUrl, async (sql) => {
    await sql.unsafe(`alter database ${quoted(name)} allow_connections false`);
    await joinRoles(sql, name);
    return statementsForCopies(sql, name);
  });
  return { name, urls, adminUrl, afterCopy };
}

/** A login that is no superuser may end the sessions of a copy only as a member of their roles. */
async function joinRoles(sql: postgres.Sql, name: string): Promise<void> {
  const roles = await sql`
    select rolname from pg_roles
    where starts_with(rolname, ${`densach_${name}_`}) and not (select usesuper from pg_user where usename = current_user)`;
  for (const { rolname } of roles) await sql.unsafe(`grant ${quoted(rolname)} to current_user`);
}

/** A migration that fails is shown by the line it stopped at, not by its whole text. */
function explainFailure(error: Error & { query?: string; position?: string }): never {
  const before = error.query?.slice(0, Number(error.position ?? 0)).split('\n') ?? [];
  const line = error.query?.split('\n')[Math.max(0, before.length - 1)];
  throw new Error(
    `The database could not be migrated: ${error.message}${line ? ` (near: ${line.trim()})` : ''}`,
  );
}

/** Drops the template, the copies that tests left behind, and the roles that were made for them. */
export async function dropTemplate({ name, adminUrl }: TemplateDatabase): Promise<void> {
  await withConnection(adminUrl, async (sql) => {
    const databases = await sql`select datname from pg_database where starts_with(datname, ${name})`;
    for (const { datname } of databases)
      await sql.unsafe(`drop database if exists ${quoted(datname)} with (force)`);
    const roles = await sql`select rolname from pg_roles where starts_with(rolname, ${`densach_${name}_`})`;
    for (const { rolname } of roles) await sql.unsafe(`drop role ${quoted(rolname)}`);
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  try {
    const template = await makeTemplate(server.adminUrl);
    project.provide('template', template);
    return async () => {
      if (process.env.TEST_DATABASE_URL) await dropTemplate(template);
      await server.release();
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}
