/** Which administrative unit a form means, by its name or by a spelling known to be wrong. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';
import { unitKey } from '../rules/duplicates';

/** Code of the unit written so on that day, or undefined when none or several fit: a person decides then. */
export async function unitCodeFor(tx: Tx, writtenAs: string, on: DateVn): Promise<string | undefined> {
  const key = unitKey(foldText(writtenAs));
  if (key === '') return undefined;
  const rows = await tx.execute<{ code: string }>(sql`
    SELECT DISTINCT u.code FROM app.admin_unit u
      LEFT JOIN app.admin_unit_alias a ON a.code = u.code AND a.valid_from = u.valid_from
     WHERE u.valid_from <= ${on} AND (u.valid_to IS NULL OR u.valid_to >= ${on})
       AND regexp_replace(coalesce(u.folded, ''), '^(xa|phuong|thi tran) ', '') = ${key}
        OR (u.valid_from <= ${on} AND (u.valid_to IS NULL OR u.valid_to >= ${on})
            AND regexp_replace(coalesce(a.folded, ''), '^(xa|phuong|thi tran) ', '') = ${key})
     LIMIT 2`);
  return rows.length === 1 ? rows[0]!.code : undefined;
}
