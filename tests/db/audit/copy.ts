/** A copy of a test database with everything in it, for what must not touch the original. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { DatabaseUrls } from '@/db/provision';
import { copyName } from '../../setup/clone';
import { inDatabase, quoted, withConnection } from '../../setup/connection';
import type { TestDatabase } from '../../setup/database';

/** Copies a database that nobody is connected to. */
export async function copyOf(original: TestDatabase): Promise<TestDatabase> {
  const template = inject('template');
  const name = `${template.name}_${randomBytes(4).toString('hex')}`;
  await withConnection(template.adminUrl, async (sql) => {
    await sql.unsafe(`create database ${quoted(name)} template ${quoted(original.name)}`);
    for (const statement of template.afterCopy) await sql.unsafe(statement.replace(copyName, quoted(name)));
  });
  const urls = Object.fromEntries(
    Object.entries(original.urls).map(([role, url]) => [role, inDatabase(url, name)]),
  ) as unknown as DatabaseUrls;
  const adminUrl = inDatabase(template.adminUrl, name);
  const drop = () =>
    withConnection(template.adminUrl, async (sql) => {
      await sql.unsafe(`drop database if exists ${quoted(name)} with (force)`);
    });
  return { name, urls, superuserUrl: adminUrl, adminUrl, drop };
}
