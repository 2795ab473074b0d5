/** Breaches as the office sees them: what, since when, how many hours are left, what was done. Instants in ISO 8601. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { BreachKind, BreachStep } from '../schema/breaches';

export interface BreachLine {
  id: number;
  kind: BreachKind;
  what: string;
  people: number | null;
  foundAt: string;
  tellBy: string;
  /** Whole hours left to tell the authority; negative when it is late. */
  hoursLeft: number;
  isTold: boolean;
  isClosed: boolean;
  recordedBy: string;
  steps: { step: BreachStep; at: string; text: string; by: string }[];
}

const all = sql`
  SELECT b.id, b.kind, coalesce(v.value, '') AS what, b.people, to_json(b.found_at)#>>'{}' AS "foundAt", to_json(b.tell_by)#>>'{}' AS "tellBy",
         floor(extract(epoch FROM b.tell_by - now()) / 3600)::int AS "hoursLeft", coalesce(u.display_name, '') AS "recordedBy",
         EXISTS (SELECT 1 FROM app.data_breach_step s WHERE s.association_id = b.association_id AND s.breach_id = b.id
                    AND s.step IN ('authorityTold', 'notToBeTold')) AS "isTold",
         EXISTS (SELECT 1 FROM app.data_breach_step s WHERE s.association_id = b.association_id AND s.breach_id = b.id AND s.step = 'closed') AS "isClosed",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('step', s.step, 'at', s.happened_at, 'text', coalesce(x.value, ''), 'by', coalesce(w.display_name, '')) ORDER BY s.ordinal), '[]')
            FROM app.data_breach_step s LEFT JOIN app.personal_value x ON x.association_id = s.association_id AND x.id = s.text_value_id
            LEFT JOIN access."user" w ON w.id = s.taken_by WHERE s.association_id = b.association_id AND s.breach_id = b.id) AS steps
    FROM app.data_breach b LEFT JOIN app.personal_value v ON v.association_id = b.association_id AND v.id = b.what_value_id
    LEFT JOIN access."user" u ON u.id = b.recorded_by
   WHERE b.association_id = app.current_association()`;

type Raw = Omit<BreachLine, 'id'> & { id: string };
const lineOf = (row: Raw): BreachLine => ({ ...row, id: Number(row.id) });

/** Every breach, the newest first. */
export async function breachList(tx: Tx): Promise<BreachLine[]> {
  const rows = await tx.execute<Raw & Record<string, unknown>>(
    sql`${all} ORDER BY b.found_at DESC, b.id DESC`,
  );
  return rows.map(lineOf);
}

/** One breach; null when there is none. */
export async function breachPage(tx: Tx, id: number): Promise<BreachLine | null> {
  const [row] = await tx.execute<Raw & Record<string, unknown>>(sql`${all} AND b.id = ${id}`);
  return row ? lineOf(row) : null;
}
