/**
 * What the settings page of publishing by order reads: the order in force, who gave it, and what came of it.
 * Owns shapes for staff. Refuses nothing: row security leaves the own association.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { OrderMode, OrderRole } from './schema/figure-order';

export interface FigureOrder {
  mode: OrderMode;
  hour: number;
  weekday: number;
  /** Empty: nobody ordered anything; the custom of the house is daily at six. */
  orderedRole: OrderRole | '';
  orderedBy: string;
  orderedAt: string | null;
  reason: string;
}

export interface FigureRun {
  dueOn: DateVn;
  ranAt: string;
  asOf: DateVn;
  year: number;
  outcome: 'published' | 'unchanged' | 'refused';
  /** Code of the sentence that says why not. */
  refusal: string | null;
  version: number | null;
}

export const houseOrder: FigureOrder = {
  ...{ mode: 'everyDay', hour: 6, weekday: 1 },
  ...{ orderedRole: '', orderedBy: '', orderedAt: null, reason: '' },
};

/** The order in force and up to thirty that came before it, the newest first; the custom of the house when there is none. */
export async function figureOrders(tx: Tx): Promise<FigureOrder[]> {
  const rows = await tx.execute<FigureOrder & Record<string, unknown>>(sql`
    SELECT o.mode, o.hour::int AS hour, o.weekday::int AS weekday, o.ordered_role AS "orderedRole", coalesce(u.display_name, '') AS "orderedBy",
           o.ordered_at::text AS "orderedAt", coalesce(r.value, '') AS reason
      FROM app.figure_order o
      LEFT JOIN access."user" u ON u.id = o.ordered_by
      LEFT JOIN app.personal_value r ON r.association_id = o.association_id AND r.id = o.reason_value_id
     WHERE o.association_id = app.current_association() ORDER BY o.id DESC LIMIT 31`);
  return rows.length > 0 ? [...rows] : [houseOrder];
}

/** The last thirty looks at the books, the newest first. */
export async function figureRuns(tx: Tx): Promise<FigureRun[]> {
  const rows = await tx.execute<FigureRun & Record<string, unknown>>(sql`
    SELECT r.due_on::text AS "dueOn", r.ran_at::text AS "ranAt", r.as_of::text AS "asOf", r.year::int AS year, r.outcome, r.refusal,
           p.version::int AS version
      FROM app.figure_run r
      LEFT JOIN app.publication p ON p.association_id = r.association_id AND p.id = r.publication_id
     WHERE r.association_id = app.current_association() ORDER BY r.due_on DESC LIMIT 30`);
  return [...rows];
}

/** Whether the last look was refused and nobody has published by hand since: 1 or 0, as a piece of a query. */
export const figuresRefused = sql`(SELECT count(*) FROM app.figure_run r
  WHERE r.association_id = app.current_association() AND r.outcome = 'refused'
    AND r.due_on = (SELECT max(l.due_on) FROM app.figure_run l WHERE l.association_id = r.association_id)
    AND NOT EXISTS (SELECT 1 FROM app.publication p WHERE p.association_id = r.association_id AND p.kind = 'fundFigures'
                       AND p.year = r.year AND p.published_at > r.ran_at AND p.withdrawn_at IS NULL))::int`;
