/** How many reports wait for the person who asks: nobody looks at them yet, or this person does. Expressions for the first page and the register. */
import { sql } from 'drizzle-orm';

/** Of the steps `x`: those since the report was turned into a suspicion, all when it was not. Who looked before may not see it now. */
export const sinceTurned = sql`x.ordinal > coalesce((SELECT max(t.ordinal) FROM app.mistake_step t
  WHERE t.association_id = x.association_id AND t.report_id = x.report_id AND t.step = 'suspected'), 0)`;

export const mistakesLeft = sql`(SELECT count(*) FROM app.mistake_report r
   LEFT JOIN LATERAL (SELECT x.assignee_id FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id
       AND x.step = 'looking' AND ${sinceTurned} ORDER BY x.ordinal DESC LIMIT 1) l ON true
  WHERE NOT EXISTS (SELECT 1 FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id
       AND x.step IN ('corrected', 'notMistake', 'passedOn'))
    AND CASE WHEN l.assignee_id IS NULL THEN app.has_role('chair', 'viceChair', 'secretary', 'inspector') ELSE l.assignee_id = app.actor() END)::int`;
