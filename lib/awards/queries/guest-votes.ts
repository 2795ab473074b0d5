/** How many files wait for the vote of the actor as their guest: a fragment for the counts of a page. */
import { type SQL, sql } from 'drizzle-orm';

/** `condition` narrows nomination n, e.g. sql`AND n.round_id = 1`. */
export function guestVotesLeft(condition: SQL): SQL {
  return sql`(SELECT count(*)::int FROM app.nomination n
     JOIN app.award_round mr ON mr.association_id = n.association_id AND mr.id = n.round_id AND mr.status = 'meeting'
    WHERE n.status = 'verified' AND n.id = ANY ((SELECT app.my_guest_seats())::bigint[]) AND NOT EXISTS (
      SELECT 1 FROM app.vote v WHERE v.association_id = n.association_id AND v.nomination_id = n.id AND v.user_id = app.actor()) ${condition})`;
}
