/**
 * A fresh, migrated, empty database for one test file.
 * Owns: copying the template (about 0.03 s) and dropping the copy. Refuses to seed: fixtures go through commands.
 */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { DatabaseUrls } from '@/db/provision';
import { copyName } from './clone';
import { inDatabase, quoted, withConnection } from './connection';
import './provided';

export type TestDatabase = {
  name: string;
  /** Connection strings of the product's roles in this database. */
  urls: DatabaseUrls;
  /** Connection of the server's superuser to this database (of the given login under TEST_DATABASE_URL). */
  superuserUrl: string;
  /** The login that provisioned: the same connection, named for what it is used for. */
  adminUrl: string;
  /** Ends every session and removes the database. */
  drop: () => Promise<void>;
};

/** Copies the template database of this run. Call it in `beforeAll`, and `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  const name = `${template.name}_${randomBytes(4).toString('hex')}`;
  await withConnection(template.adminUrl, async (sql) => {
    await sql.unsafe(`create database ${quoted(name)} template ${quoted(template.name)}`);
    for (const statement of template.afterCopy) await sql.unsafe(statement.replace(copyName, quoted(name)));
  });
  const roles = Object.entries(template.urls).map(([role, url]) => [role, inDatabase(url, name)]);
  const adminUrl = inDatabase(template.adminUrl, name);
  const drop = () =>
    withConnection(template.adminUrl, async (sql) => {
      await sql.unsafe(`drop database if exists ${quoted(name)} with (force)`);
    });
  return { name, urls: Object.fromEntries(roles) as DatabaseUrls, superuserUrl: adminUrl, adminUrl, drop };
}
