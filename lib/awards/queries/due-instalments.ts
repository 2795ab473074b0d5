/**
 * Parts of questions about instalments that several pages ask: how many wait for a check soon, how much was stopped.
 * Owns what "soon" is. Refuses to run anything: it gives SQL to whoever asks.
 */
import { sql } from 'drizzle-orm';

/** Days before an instalment is due from which it stands on the list of tasks. */
export const CHECK_DAYS = 14;

type Sql = ReturnType<typeof sql>;

/** How many instalments are due within `CHECK_DAYS` and not checked; `which` narrows the awards `w` ("AND …"). */
export const dueInstalments = (which: Sql) => sql`
  (SELECT count(*) FROM app.award_instalment i
     JOIN app.award w ON w.association_id = i.association_id AND w.id = i.award_id AND w.status = 'decided' ${which}
    WHERE i.due_on <= app.today() + ${CHECK_DAYS}::int
      AND NOT EXISTS (SELECT 1 FROM app.instalment_check c WHERE c.association_id = i.association_id AND c.award_id = i.award_id
                         AND (c.number = i.number OR c.outcome = 'fails')))::int`;

/** Money of the award `w` that was stopped, đồng: the instalment that failed its check and all after it. */
export const stoppedVnd = sql`
  (SELECT coalesce(sum(i.amount_vnd), 0) FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id
      AND i.number >= (SELECT min(c.number) FROM app.instalment_check c WHERE c.association_id = i.association_id
                          AND c.award_id = i.award_id AND c.outcome = 'fails'))`;
