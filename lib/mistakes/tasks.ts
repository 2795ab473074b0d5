/** How many reports wait for the person who asks: nobody looks at them yet, or this person does. One expression for the first page. */
import { sql } from 'drizzle-orm';

export const mistakesLeft = sql`(SELECT count(*) FROM app.mistake_report r
   LEFT JOIN LATERAL (SELECT x.assignee_id FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id
       AND x.step = 'looking' ORDER BY x.ordinal DESC LIMIT 1) l ON true
  WHERE NOT EXISTS (SELECT 1 FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id
       AND x.step IN ('corrected', 'notMistake', 'passedOn'))
    AND CASE WHEN l.assignee_id IS NULL THEN app.has_role('chair', 'viceChair', 'secretary', 'inspector') ELSE l.assignee_id = app.actor() END)::int`;
