/**
 * What `CREATE DATABASE … TEMPLATE` leaves behind: grants on the database itself and settings bound to it.
 * Owns: reading them from the template as statements for a copy. Refuses to know which roles the product has.
 */
import type postgres from 'postgres';
import { quoted } from './connection';

/** Stands for the name of the copy in the statements. */
export const copyName = '%COPY%';

const listSettings = [
  'search_path',
  'temp_tablespaces',
  'local_preload_libraries',
  'session_preload_libraries',
];

/** Statements that give a copy the grants and settings of database `template`. */
export async function statementsForCopies(sql: postgres.Sql, template: string): Promise<string[]> {
  return [...(await grants(sql, template)), ...(await settings(sql, template))];
}

async function grants(sql: postgres.Sql, template: string): Promise<string[]> {
  const rows = await sql<{ grantee: string | null; privilege: string }[]>`
    select r.rolname as grantee, a.privilege_type as privilege
    from pg_database d cross join lateral aclexplode(d.datacl) a left join pg_roles r on r.oid = a.grantee
    where d.datname = ${template}`;
  if (rows.length === 0) return [];
  return [
    `revoke all on database ${copyName} from public`,
    ...rows.map(
      (row) =>
        `grant ${row.privilege} on database ${copyName} to ${row.grantee ? quoted(row.grantee) : 'public'}`,
    ),
  ];
}

async function settings(sql: postgres.Sql, template: string): Promise<string[]> {
  const rows = await sql<{ role: string | null; setting: string }[]>`
    select r.rolname as role, unnest(s.setconfig) as setting
    from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase left join pg_roles r on r.oid = s.setrole
    where d.datname = ${template}`;
  return rows.map(({ role, setting }) => {
    const name = setting.slice(0, setting.indexOf('='));
    const value = setting.slice(name.length + 1);
    const literal = listSettings.includes(name) ? value : `'${value.replaceAll("'", "''")}'`;
    const target = role ? `role ${quoted(role)} in database ${copyName}` : `database ${copyName}`;
    return `alter ${target} set ${name} to ${literal}`;
  });
}
