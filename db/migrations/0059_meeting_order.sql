-- The order a meeting begins from is the same whoever ends it: it rests on every sheet that counts, not on those the reader
-- may see (docs/decisions/0017-scores-of-the-council.md).
SET LOCAL ROLE "@owner";

-- What every sheet that counts adds up to, weights included: of members with a seat who do not stand aside from the file.
CREATE FUNCTION app.sheet_totals(p_association int, p_round bigint)
RETURNS TABLE (nomination_id bigint, total int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH rubric AS (
    SELECT ARRAY(SELECT (c ->> 'weight')::int FROM jsonb_array_elements(b.body::jsonb) WITH ORDINALITY u(c, at) ORDER BY at) AS weights
      FROM app.round_rubric b WHERE b.association_id = p_association AND b.round_id = p_round ORDER BY b.version DESC LIMIT 1
  )
  SELECT n.id, (SELECT sum(m.mark::int * r.weights[m.at::int])::int
                  FROM unnest(string_to_array(s.marks, ',')) WITH ORDINALITY m(mark, at))
    FROM app.nomination n CROSS JOIN rubric r
    JOIN app.score_sheet s ON s.association_id = n.association_id AND s.nomination_id = n.id AND s.outcome = 'scored'
    JOIN app.council_member c ON c.association_id = n.association_id AND c.round_id = n.round_id AND c.user_id = s.user_id
   WHERE n.association_id = p_association AND n.round_id = p_round
     AND NOT EXISTS (SELECT 1 FROM app.recusal x
                      WHERE x.association_id = s.association_id AND x.nomination_id = s.nomination_id AND x.user_id = s.user_id)
$$;

-- The same for those who end meetings, while one is held, and never of a file they stand aside from: no member, no single
-- mark, in an order that tells nothing.
CREATE FUNCTION app.meeting_totals(p_round bigint)
RETURNS TABLE (nomination_id bigint, total int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.nomination_id, t.total FROM app.sheet_totals(app.current_association(), p_round) t
   WHERE app.current_association() = ANY (app.my_associations())
     AND app.has_role('chair', 'viceChair', 'secretary')
     AND app.round_status(app.current_association(), p_round) = 'meeting'
     AND t.nomination_id <> ALL (app.my_recused_nominations())
   ORDER BY t.nomination_id, t.total
$$;
GRANT EXECUTE ON FUNCTION app.meeting_totals(bigint) TO "@app";

-- The first place of every file before or after the council, from 1 in its category; equal ones share it. The same as
-- lib/awards/rules/order.ts. By the scores where there is a sheet with marks: higher mean, then higher median, files
-- without a sheet last. Else, and among those, more yes and fewer no.
CREATE OR REPLACE FUNCTION app.first_places(p_association int, p_round bigint)
RETURNS TABLE (nomination_id bigint, category_id bigint, place int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH scores AS (
    -- Two different means of a council differ far before the ninth digit; equal ones are equal in all of them.
    SELECT s.nomination_id, round(sum(s.total)::numeric / count(*), 9) AS mean,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY s.total::float8) AS median
      FROM app.sheet_totals(p_association, p_round) s GROUP BY s.nomination_id
  ), known AS (
    SELECT n.id, n.category_id, t.yes, t.no, s.mean, s.median
      FROM app.nomination n CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
      LEFT JOIN scores s ON s.nomination_id = n.id
     WHERE n.association_id = p_association AND n.round_id = p_round
       AND n.status IN ('verified', 'shortlisted', 'reserve', 'notSelected')
  )
  SELECT k.id, k.category_id, (rank() OVER (PARTITION BY k.category_id
           ORDER BY k.mean DESC NULLS LAST, k.median DESC NULLS LAST,
                    CASE WHEN k.mean IS NULL THEN k.yes END DESC, CASE WHEN k.mean IS NULL THEN k.no END))::int
    FROM known k
$$;
