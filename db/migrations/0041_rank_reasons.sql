-- The order of the council and its reasons, held by the database: a meeting does not end while somebody stands ahead of
-- whom the scores (or, without scores, the votes) put before him and no reason is kept, nor while equal people were told
-- apart at the cut without one. Afterwards the order stays as it was concluded.

-- The first place of every file before or after the council, from 1 in its category; equal ones share it. The same as
-- lib/awards/rules/order.ts. By the scores where the actor may see every sheet of the category today and there is one
-- with marks: higher mean, then higher median, files without a sheet last. Else, and among those, more yes and fewer no.
CREATE FUNCTION app.first_places(p_association int, p_round bigint)
RETURNS TABLE (nomination_id bigint, category_id bigint, place int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH files AS (
    SELECT n.id, n.category_id, t.yes, t.no
      FROM app.nomination n CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
     WHERE n.association_id = p_association AND n.round_id = p_round
       AND n.status IN ('verified', 'shortlisted', 'reserve', 'notSelected')
  ), rubric AS (
    SELECT ARRAY(SELECT (c ->> 'weight')::int FROM jsonb_array_elements(b.body::jsonb) WITH ORDINALITY u(c, at) ORDER BY at) AS weights
      FROM app.round_rubric b WHERE b.association_id = p_association AND b.round_id = p_round ORDER BY b.version DESC LIMIT 1
  ), seen AS MATERIALIZED (SELECT s.nomination_id, s.outcome, s.marks FROM app.round_scores(p_round) s
  ), hidden AS (
    SELECT f.category_id FROM app.score_counts(p_round) c JOIN files f ON f.id = c.nomination_id
     WHERE c.submitted <> (SELECT count(*) FROM seen s WHERE s.nomination_id = c.nomination_id)
  ), sheets AS (
    SELECT s.nomination_id, (SELECT sum(m.mark::int * r.weights[m.at::int])
        FROM unnest(string_to_array(s.marks, ',')) WITH ORDINALITY m(mark, at)) AS total
      FROM seen s CROSS JOIN rubric r WHERE s.outcome = 'scored'
  ), scores AS (
    -- Two different means of a council differ far before the ninth digit; equal ones are equal in all of them.
    SELECT s.nomination_id, round(sum(s.total)::numeric / count(*), 9) AS mean,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY s.total::float8) AS median
      FROM sheets s GROUP BY s.nomination_id
  ), known AS (
    SELECT f.*, s.mean, s.median FROM files f
      LEFT JOIN scores s ON s.nomination_id = f.id AND f.category_id NOT IN (SELECT h.category_id FROM hidden h)
  )
  SELECT k.id, k.category_id, (rank() OVER (PARTITION BY k.category_id
           ORDER BY k.mean DESC NULLS LAST, k.median DESC NULLS LAST,
                    CASE WHEN k.mean IS NULL THEN k.yes END DESC, CASE WHEN k.mean IS NULL THEN k.no END))::int
    FROM known k
$$;

-- Before the state changes: what the reader may see of the scores is still that of the meeting. Of two people who stand
-- the other way round than at first, one has a reason; so has whoever is inside of equal people that the cut divides.
CREATE FUNCTION app.rank_reasons_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    WITH chosen AS MATERIALIZED (
      SELECT f.category_id, f.place, c.quota, n.status = 'shortlisted' AS is_inside, n.rank,
             EXISTS (SELECT 1 FROM app.rank_reason k WHERE k.association_id = n.association_id AND k.nomination_id = n.id) AS has_reason
        FROM app.first_places(NEW.association_id, NEW.id) f
        JOIN app.nomination n ON n.association_id = NEW.association_id AND n.id = f.nomination_id
        JOIN app.round_category c ON c.association_id = n.association_id AND c.id = n.category_id
       WHERE n.status IN ('shortlisted', 'reserve'))
    SELECT 1 FROM chosen a WHERE a.rank IS NULL
    UNION ALL
    SELECT 1 FROM chosen a JOIN chosen b ON b.category_id = a.category_id AND b.place < a.place
     WHERE NOT a.has_reason AND NOT b.has_reason AND (NOT a.is_inside, a.rank) <= (NOT b.is_inside, b.rank)
    UNION ALL
    SELECT 1 FROM chosen a CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE o.place < a.place) AS ahead, count(*) AS to_here
          FROM chosen o WHERE o.category_id = a.category_id AND o.place <= a.place) o
     WHERE a.is_inside AND NOT a.has_reason AND o.ahead < a.quota AND o.to_here > a.quota) THEN
    PERFORM app.refuse('awards.rankWithoutReason');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_rank_reasons_guard BEFORE UPDATE ON app.award_round FOR EACH ROW
  WHEN (OLD.status = 'meeting' AND NEW.status = 'proposed') EXECUTE FUNCTION app.rank_reasons_guard();

-- The order is that of the meeting: a rank is given while it lasts, and not changed behind the reasons kept for it.
CREATE FUNCTION app.rank_stays_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF coalesce(app.round_status(NEW.association_id, NEW.round_id), '') <> 'meeting' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_rank_stays BEFORE UPDATE ON app.nomination FOR EACH ROW
  WHEN (NEW.rank IS DISTINCT FROM OLD.rank) EXECUTE FUNCTION app.rank_stays_guard();
