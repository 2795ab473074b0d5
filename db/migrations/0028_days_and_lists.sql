-- The page of a campaign follows the books once a day, in steps from which nobody can tell what one person gave; and lists
-- of five thousand givers are registered at one stroke.

-- Whose gift stands in the figures of a campaign's page: from which version on, and until which it did.
CREATE TABLE "app"."campaign_counted" (
	"association_id" integer NOT NULL,
	"page_id" bigint NOT NULL,
	"contribution_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"is_told" boolean NOT NULL,
	"left_page_id" bigint,
	CONSTRAINT "campaign_counted_association_id_page_id_contribution_id_party_id_pk" PRIMARY KEY("association_id","page_id","contribution_id","party_id")
);
ALTER TABLE "app"."campaign_counted" ADD CONSTRAINT "campaign_counted_association_id_page_id_campaign_page_association_id_id_fk" FOREIGN KEY ("association_id","page_id") REFERENCES "app"."campaign_page"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_counted" ADD CONSTRAINT "campaign_counted_association_id_left_page_id_campaign_page_association_id_id_fk" FOREIGN KEY ("association_id","left_page_id") REFERENCES "app"."campaign_page"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_counted" ADD CONSTRAINT "campaign_counted_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "campaign_counted_campaign" ON "app"."campaign_counted" USING btree ("association_id","campaign_id","contribution_id");

-- Written by the functions below alone.
DO $$
BEGIN
  ALTER TABLE app.campaign_counted ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.campaign_counted FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_all ON app.campaign_counted TO "@owner" USING (true) WITH CHECK (true);
  CREATE POLICY backup_reads ON app.campaign_counted FOR SELECT TO "@backup" USING (true);
  CREATE POLICY own_association ON app.campaign_counted TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
  CREATE POLICY guest_sees_one_round ON app.campaign_counted AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()));
  CREATE POLICY public_reads ON app.campaign_counted FOR SELECT TO "@pub_owner" USING (true);
  GRANT SELECT ON app.campaign_counted TO "@app", "@backup", "@pub_owner";
END $$;

-- ---------------------------------------------------------------- what the books say now, giver by giver

-- One part of a gift that counts for a campaign: `head` is the person under whatever name, `told` that its amount may
-- stand beside a name. Money that nobody gave (interest, transfers between associations) hides nobody and is told.
CREATE TYPE app.campaign_part AS (contribution_id bigint, party_id bigint, head_id bigint, year int, is_gift boolean, told boolean, posted_vnd bigint);
CREATE FUNCTION app.campaign_parts(p_association int, p_campaign bigint) RETURNS SETOF app.campaign_part
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, coalesce(p.id, 0), coalesce(p.alias_of, p.id, 0), extract(year FROM c.occurred_on)::int, c.kind = 'gift',
         c.kind <> 'gift' OR bool_and((c.public_name_choice = 'real' OR (c.public_name_choice = 'other' AND s.party_id IS NULL AND c.public_name_value_id IS NOT NULL))
           AND app.has_consent(p_association, p.id, 'name', 'publish') AND app.has_consent(p_association, p.id, 'amount', 'publish')),
         n.posted_vnd
    FROM app.campaign_gifts(p_association, p_campaign, app.today()) n
    JOIN app.contribution c ON c.association_id = p_association AND c.id = n.contribution_id
    LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
    LEFT JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
   GROUP BY c.id, c.occurred_on, c.kind, p.id, p.alias_of, n.posted_vnd
$$;

-- Years whose figure may not move yet. What changed must be spread over three people at least who stood in no version
-- before, and one more for each hidden gift that leaves: it may come back under another number.
CREATE FUNCTION app.campaign_held_years(p_association int, p_campaign bigint, p_now app.campaign_part[]) RETURNS int[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH before AS (
    SELECT contribution_id, year, is_told, left_page_id IS NULL AS stands FROM app.campaign_counted
     WHERE association_id = p_association AND campaign_id = p_campaign
  ), come AS (
    SELECT n.year, n.head_id, NOT EXISTS (SELECT 1 FROM before b WHERE b.contribution_id = n.contribution_id) AS is_new FROM unnest(p_now) n
     WHERE NOT n.told AND NOT EXISTS (SELECT 1 FROM before b WHERE b.contribution_id = n.contribution_id AND b.stands)
  ), gone AS (
    SELECT b.year, b.contribution_id FROM before b
     WHERE b.stands AND NOT b.is_told AND NOT EXISTS (SELECT 1 FROM unnest(p_now) n WHERE n.contribution_id = b.contribution_id)
  )
  SELECT coalesce(array_agg(y.year), '{}') FROM (SELECT year FROM come UNION SELECT year FROM gone) y
   WHERE (SELECT count(DISTINCT c.head_id) FROM come c WHERE c.year = y.year AND c.is_new)
       < 3 + (SELECT count(DISTINCT g.contribution_id) FROM gone g WHERE g.year = y.year)
$$;

-- Contributions that wait for company before the public figure counts them, or stops counting them.
CREATE FUNCTION app.campaign_waiting(p_campaign bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH now AS (SELECT n FROM app.campaign_parts(app.current_association(), p_campaign) n),
       stands AS (SELECT contribution_id, year FROM app.campaign_counted
                   WHERE association_id = app.current_association() AND campaign_id = p_campaign AND left_page_id IS NULL)
  SELECT count(*)::int FROM (
    (SELECT (n).contribution_id FROM now EXCEPT SELECT contribution_id FROM stands)
    UNION (SELECT contribution_id FROM stands EXCEPT SELECT (n).contribution_id FROM now)) x
$$;
GRANT EXECUTE ON FUNCTION app.campaign_waiting(bigint) TO "@app";

-- ---------------------------------------------------------------- drawing a version

-- Draws the next version from one look at the books; years that are held keep figure and names of the version before.
CREATE FUNCTION app.draw_campaign_page(p_association int, p_campaign bigint, p_used_for text, p_by bigint, p_now app.campaign_part[], p_held int[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign;
  v_last app.campaign_page;
  v_page bigint;
  v_version int;
BEGIN
  SELECT * INTO v_campaign FROM app.campaign WHERE association_id = p_association AND id = p_campaign;
  SELECT * INTO v_last FROM app.campaign_page WHERE association_id = p_association AND campaign_id = p_campaign ORDER BY version DESC LIMIT 1;
  v_version := coalesce(v_last.version, 0) + 1;
  IF EXISTS (SELECT 1 FROM unnest(p_now) n JOIN app.contribution c ON c.association_id = p_association AND c.id = n.contribution_id
              WHERE c.amount_vnd IS DISTINCT FROM n.posted_vnd) THEN PERFORM app.refuse('honours.figuresDoNotAddUp'); END IF;
  INSERT INTO app.campaign_page (association_id, campaign_id, version, as_of, name, fund_label, starts_on, ends_on, target_vnd, collected_vnd,
                                 gift_count, is_closed, used_for, published_by, published_at)
  SELECT p_association, p_campaign, v_version, app.today(), v_campaign.name, f.public_label, v_campaign.starts_on, v_campaign.ends_on, v_campaign.target_vnd,
         (SELECT coalesce(sum(g.posted_vnd), 0) FROM (SELECT DISTINCT contribution_id, posted_vnd FROM unnest(p_now) WHERE year <> ALL (p_held)) g)
           + (SELECT coalesce(sum(y.collected_vnd), 0) FROM app.campaign_page_year y WHERE y.association_id = p_association AND y.page_id = v_last.id AND y.year = ANY (p_held)),
         (SELECT count(DISTINCT contribution_id) FROM unnest(p_now) WHERE year <> ALL (p_held))
           + (SELECT count(DISTINCT k.contribution_id) FROM app.campaign_counted k
               WHERE k.association_id = p_association AND k.campaign_id = p_campaign AND k.left_page_id IS NULL AND k.year = ANY (p_held)),
         v_campaign.status = 'closed', nullif(btrim(p_used_for), ''), p_by, clock_timestamp()
    FROM ledger.fund f WHERE f.association_id = p_association AND f.id = v_campaign.fund_id
  RETURNING id INTO v_page;
  INSERT INTO app.campaign_page_year (association_id, page_id, year, target_vnd, collected_vnd)
  SELECT p_association, v_page, y.year, coalesce(t.amount, 0), coalesce(CASE WHEN y.year = ANY (p_held) THEN o.collected_vnd ELSE g.amount END, 0)
    FROM (SELECT generate_series(extract(year FROM v_campaign.starts_on)::int, extract(year FROM v_campaign.ends_on)::int) AS year
          UNION SELECT year FROM unnest(p_now) WHERE year <> ALL (p_held)
          UNION SELECT year FROM app.campaign_page_year WHERE association_id = p_association AND page_id = v_last.id AND year = ANY (p_held)) y
    LEFT JOIN (SELECT year, sum(amount_vnd) AS amount FROM app.fundraising_target
                WHERE association_id = p_association AND campaign_id = p_campaign GROUP BY year) t ON t.year = y.year
    LEFT JOIN (SELECT d.year, sum(d.posted_vnd) AS amount FROM (SELECT DISTINCT contribution_id, year, posted_vnd FROM unnest(p_now)) d GROUP BY 1) g ON g.year = y.year
    LEFT JOIN app.campaign_page_year o ON o.association_id = p_association AND o.page_id = v_last.id AND o.year = y.year;
  PERFORM app.draw_campaign_names(p_association, v_page, v_last.id, p_now, p_held);
  UPDATE app.campaign_counted k SET left_page_id = v_page
   WHERE k.association_id = p_association AND k.campaign_id = p_campaign AND k.left_page_id IS NULL AND k.year <> ALL (p_held)
     AND NOT EXISTS (SELECT 1 FROM unnest(p_now) n WHERE n.contribution_id = k.contribution_id);
  INSERT INTO app.campaign_counted (association_id, page_id, contribution_id, party_id, campaign_id, year, is_told)
  SELECT p_association, v_page, n.contribution_id, n.party_id, p_campaign, n.year, n.told FROM unnest(p_now) n
   WHERE n.year <> ALL (p_held) AND NOT EXISTS (SELECT 1 FROM app.campaign_counted k WHERE k.association_id = p_association
     AND k.campaign_id = p_campaign AND k.contribution_id = n.contribution_id AND k.left_page_id IS NULL);
  IF (SELECT sum(y.collected_vnd) FROM app.campaign_page_year y WHERE y.association_id = p_association AND y.page_id = v_page)
     <> (SELECT p.collected_vnd FROM app.campaign_page p WHERE p.association_id = p_association AND p.id = v_page) THEN
    PERFORM app.refuse('honours.figuresDoNotAddUp');
  END IF;
  PERFORM app.purge_public(p_association, false);
  RETURN v_version;
END $$;

-- Names follow the donors' roll: who gave through an envelope stands with his own share.
CREATE FUNCTION app.draw_campaign_names(p_association int, p_page bigint, p_last bigint, p_now app.campaign_part[], p_held int[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO app.campaign_page_gift (association_id, page_id, ordinal, contribution_id, party_id, public_name_value_id, is_anonymous,
                                      donor_kind, method, occurred_on, amount_vnd, through_id)
  SELECT p_association, p_page, row_number() OVER (ORDER BY x.occurred_on, x.contribution_id, gen_random_uuid()), x.*
    FROM (
      SELECT c.id AS contribution_id, coalesce(s.party_id, c.donor_id), CASE WHEN c.public_name_choice = 'other' AND s.party_id IS NULL THEN c.public_name_value_id END,
             c.public_name_choice = 'anonymous', p.kind, c.method, c.occurred_on, coalesce(s.amount_vnd, c.amount_vnd),
             CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
        FROM (SELECT DISTINCT contribution_id FROM unnest(p_now) WHERE is_gift AND year <> ALL (p_held)) n
        JOIN app.contribution c ON c.association_id = p_association AND c.id = n.contribution_id
        LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
        JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
      UNION ALL
      SELECT o.contribution_id, o.party_id, o.public_name_value_id, o.is_anonymous, o.donor_kind, o.method, o.occurred_on, o.amount_vnd, o.through_id
        FROM app.campaign_page_gift o WHERE o.association_id = p_association AND o.page_id = p_last AND extract(year FROM o.occurred_on) = ANY (p_held)) x
$$;

-- True when a version drawn now would say anything else than the last one.
CREATE FUNCTION app.campaign_moves(p_last app.campaign_page, p_campaign app.campaign, p_now app.campaign_part[], p_held int[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH stands AS (SELECT contribution_id FROM app.campaign_counted
                   WHERE association_id = p_last.association_id AND campaign_id = p_last.campaign_id AND left_page_id IS NULL AND year <> ALL (p_held)),
       books AS (SELECT contribution_id FROM unnest(p_now) WHERE year <> ALL (p_held))
  SELECT (p_last.name, p_last.starts_on, p_last.ends_on, p_last.target_vnd, p_last.is_closed)
           IS DISTINCT FROM (p_campaign.name, p_campaign.starts_on, p_campaign.ends_on, p_campaign.target_vnd, p_campaign.status = 'closed')
      OR EXISTS (SELECT * FROM stands EXCEPT SELECT * FROM books) OR EXISTS (SELECT * FROM books EXCEPT SELECT * FROM stands)
      OR EXISTS (SELECT t.year, sum(t.amount_vnd) FROM app.fundraising_target t
                  WHERE t.association_id = p_last.association_id AND t.campaign_id = p_last.campaign_id GROUP BY t.year
                 EXCEPT SELECT y.year, y.target_vnd FROM app.campaign_page_year y WHERE y.association_id = p_last.association_id AND y.page_id = p_last.id)
$$;

-- By hand: opens the page with everything that stands in the books, or brings it up to date under the same rule as the
-- daily drawing; `p_whole` counts at once what would wait, for the day when a public figure is plainly wrong.
DROP FUNCTION app.publish_campaign(bigint, text);
CREATE FUNCTION app.publish_campaign(p_campaign bigint, p_used_for text, p_whole boolean) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_now app.campaign_part[];
  v_held int[] := '{}';
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM 1 FROM app.campaign WHERE association_id = v_association AND id = p_campaign FOR NO KEY UPDATE;
  IF NOT FOUND THEN PERFORM app.refuse('campaigns.notFound'); END IF;
  SELECT coalesce(array_agg(n), '{}') INTO v_now FROM app.campaign_parts(v_association, p_campaign) n;
  IF NOT p_whole AND EXISTS (SELECT 1 FROM app.campaign_page WHERE association_id = v_association AND campaign_id = p_campaign) THEN
    v_held := app.campaign_held_years(v_association, p_campaign, v_now);
  END IF;
  RETURN app.draw_campaign_page(v_association, p_campaign, p_used_for, v_actor, v_now, v_held);
END $$;
GRANT EXECUTE ON FUNCTION app.publish_campaign(bigint, text, boolean) TO "@app";

-- ---------------------------------------------------------------- once a day

-- A day of the pages begins at five in the morning in Việt Nam.
CREATE FUNCTION app.campaign_day(p_at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (p_at AT TIME ZONE 'Asia/Ho_Chi_Minh' - interval '5 hours')::date
$$;

-- Pages that are shown and were not drawn in the day that runs at `p_at`.
CREATE FUNCTION app.due_campaign_pages(p_at timestamptz) RETURNS TABLE (association_id int, campaign_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.association_id, p.campaign_id
    FROM (SELECT DISTINCT ON (l.association_id, l.campaign_id) l.* FROM app.campaign_page l ORDER BY l.association_id, l.campaign_id, l.version DESC) p
    JOIN app.association a ON a.id = p.association_id AND a.status = 'open'
   WHERE p.withdrawn_at IS NULL AND app.campaign_day(p.published_at) < app.campaign_day(p_at)
$$;

-- Draws one page that is due, in the name of who showed it last. Returns the version; null when it is not due, or would
-- say nothing new. `p_at` is the running moment; another one is for rehearsals.
CREATE FUNCTION app.redraw_campaign_page(p_association int, p_campaign bigint, p_at timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign;
  v_last app.campaign_page;
  v_now app.campaign_part[];
  v_held int[];
BEGIN
  SELECT * INTO v_campaign FROM app.campaign WHERE association_id = p_association AND id = p_campaign FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT 1 FROM app.due_campaign_pages(p_at) d WHERE d.association_id = p_association AND d.campaign_id = p_campaign) THEN RETURN NULL; END IF;
  SELECT * INTO v_last FROM app.campaign_page WHERE association_id = p_association AND campaign_id = p_campaign ORDER BY version DESC LIMIT 1;
  SELECT coalesce(array_agg(n), '{}') INTO v_now FROM app.campaign_parts(p_association, p_campaign) n;
  v_held := app.campaign_held_years(p_association, p_campaign, v_now);
  IF NOT app.campaign_moves(v_last, v_campaign, v_now, v_held) THEN RETURN NULL; END IF;
  PERFORM audit.write_event(p_association, 'campaign.redrawn', 'campaign', p_campaign::text, '{}');
  RETURN app.draw_campaign_page(p_association, p_campaign, v_last.used_for, v_last.published_by, v_now, v_held);
END $$;
GRANT EXECUTE ON FUNCTION app.due_campaign_pages(timestamptz), app.redraw_campaign_page(int, bigint, timestamptz) TO "@sealer";

-- ---------------------------------------------------------------- pages that are shown already

INSERT INTO app.campaign_counted (association_id, page_id, contribution_id, party_id, campaign_id, year, is_told)
SELECT l.association_id, l.id, g.contribution_id, g.party_id, l.campaign_id, min(extract(year FROM g.occurred_on)),
       bool_and(NOT g.is_anonymous AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') AND app.has_consent(g.association_id, g.party_id, 'amount', 'publish'))
  FROM (SELECT DISTINCT ON (p.association_id, p.campaign_id) p.* FROM app.campaign_page p ORDER BY p.association_id, p.campaign_id, p.version DESC) l
  JOIN app.campaign_page_gift g ON g.association_id = l.association_id AND g.page_id = l.id
 GROUP BY l.association_id, l.id, g.contribution_id, g.party_id, l.campaign_id
UNION ALL
SELECT l.association_id, l.id, c.id, coalesce(c.donor_id, 0), l.campaign_id, extract(year FROM c.occurred_on), true
  FROM (SELECT DISTINCT ON (p.association_id, p.campaign_id) p.* FROM app.campaign_page p ORDER BY p.association_id, p.campaign_id, p.version DESC) l
  JOIN app.campaign_gift k ON k.association_id = l.association_id AND k.campaign_id = l.campaign_id AND k.placed_at <= l.published_at AND k.ended_at IS NULL
  JOIN app.contribution c ON c.association_id = k.association_id AND c.id = k.contribution_id AND c.status = 'posted' AND c.kind <> 'gift' AND c.occurred_on <= l.as_of;

-- As before, and an amount stands only where it was agreed to when its gift came into the figures: what is agreed to
-- later would take company away from those who stay hidden in the same step.
SET LOCAL ROLE "@pub_owner";
CREATE OR REPLACE VIEW pub.campaign_gift AS
  SELECT x.slug, x.campaign, x.ordinal, x.method, CASE WHEN x.is_shown THEN x.through_name END AS through_name,
         CASE WHEN x.is_shown THEN x.name END AS name,
         CASE WHEN x.is_shown AND x.name IS NOT NULL THEN x.donor_kind END AS donor_kind,
         CASE WHEN x.shows_amount THEN x.occurred_on END AS occurred_on,
         CASE WHEN x.shows_amount THEN x.amount_vnd END AS amount_vnd
    FROM (
      SELECT v.slug, v.campaign, g.ordinal, g.method, g.donor_kind, g.occurred_on, g.amount_vnd,
             CASE WHEN k.named THEN coalesce(o.value, n.value) END AS name, k.named AND m.agreed AS shows_amount,
             m.agreed OR count(*) OVER (PARTITION BY g.association_id, g.page_id, extract(year FROM g.occurred_on)) >= 5 AS is_shown,
             CASE WHEN t.kind NOT IN ('individual', 'family') AND NOT (e.is_share AND (g.is_anonymous OR c.public_name_choice <> 'real'))
                  THEN tn.value END AS through_name
        FROM pub.campaign_version v
        JOIN app.campaign_page_gift g ON g.association_id = v.association_id AND g.page_id = v.id
        JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
        CROSS JOIN LATERAL (SELECT g.party_id IS DISTINCT FROM c.donor_id AS is_share) e
        LEFT JOIN app.personal_value n ON n.association_id = g.association_id AND n.party_id = g.party_id AND n.field = 'name'
              AND g.public_name_value_id IS NULL
        LEFT JOIN app.personal_value o ON o.association_id = g.association_id AND o.id = g.public_name_value_id
        LEFT JOIN app.party t ON t.association_id = g.association_id AND t.id = g.through_id
        LEFT JOIN app.personal_value tn ON tn.association_id = t.association_id AND tn.party_id = t.id AND tn.field = 'name'
        CROSS JOIN LATERAL (SELECT NOT g.is_anonymous AND c.public_name_choice <> 'anonymous'
             AND (e.is_share OR (c.public_name_choice = 'other') = (g.public_name_value_id IS NOT NULL))
             AND (g.public_name_value_id IS NULL OR g.public_name_value_id = c.public_name_value_id)
             AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') AS named) k
        CROSS JOIN LATERAL (SELECT app.has_consent(g.association_id, g.party_id, 'amount', 'publish') AND EXISTS (
               SELECT 1 FROM app.campaign_counted q WHERE q.association_id = g.association_id AND q.campaign_id = v.campaign_id
                  AND q.contribution_id = g.contribution_id AND q.party_id = g.party_id AND q.left_page_id IS NULL AND q.is_told) AS agreed) m
       WHERE NOT v.is_withdrawn) x;
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- long lists

-- Registers people and bodies in the order of the list, each with an event of its own as one by one: what is saved is the
-- way to the database and back for every text. With the rights of the caller. Input: [{kind, name, phone?, address?, unitCode?}].
CREATE FUNCTION app.register_parties(p_parties jsonb, p_correlation text) RETURNS bigint[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
  v_ids bigint[] := '{}';
  v_id bigint;
  r record;
BEGIN
  FOR r IN SELECT x.* FROM ROWS FROM (jsonb_to_recordset(p_parties) AS (kind text, name text, phone text, address text, "unitCode" text)) WITH ORDINALITY AS x(kind, name, phone, address, unit_code, place)
            ORDER BY x.place LOOP
    PERFORM audit.record(jsonb_build_object('kind', 'party.registered', 'subjectType', 'party', 'subjectId', '',
      'payload', jsonb_build_object('kind', r.kind), 'correlationId', p_correlation, 'reason', ''));
    INSERT INTO app.party (association_id, kind, unit_code) VALUES (v_association, r.kind, r.unit_code) RETURNING id INTO v_id;
    INSERT INTO app.personal_value (association_id, party_id, field, value)
    SELECT v_association, v_id, t.field, t.value FROM (VALUES (1, 'name', r.name), (2, 'phone', r.phone), (3, 'address', r.address)) t(place, field, value)
     WHERE t.value <> '' ORDER BY t.place;
    v_ids := v_ids || v_id;
  END LOOP;
  RETURN v_ids;
END $$;
GRANT EXECUTE ON FUNCTION app.register_parties(jsonb, text) TO "@app";

-- The latest event of a transaction is asked for by every row it changes: with thousands of events in one transaction it
-- must be found without looking through them.
DROP INDEX "audit"."event_xid";
CREATE INDEX "event_xid" ON "audit"."event" USING btree ("xid","id");

-- In the transaction of a long list the tables grow from nothing to thousands of rows before anybody has counted them: a
-- plan made for the empty table reads all of them again for each giver. These look up single people, always by index.
ALTER FUNCTION app.donor_search_rows(int, bigint[]) SET enable_seqscan = off;
ALTER FUNCTION app.index_donors(int, bigint[]) SET enable_seqscan = off;
ALTER FUNCTION app.index_giver() SET enable_seqscan = off;
