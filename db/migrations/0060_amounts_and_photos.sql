-- What is asked for is shown, and nothing else: the amount and the photo of somebody who agreed to them, on his own page;
-- the commune beside a name only with the school. And the sum of the awards moves in steps from which nobody's amount follows.

CREATE TABLE "app"."published_amount" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"honour_ordinal" integer NOT NULL,
	"may_stand" boolean NOT NULL,
	CONSTRAINT "published_amount_pk" PRIMARY KEY("association_id","publication_id","honour_ordinal")
);
CREATE TABLE "app"."published_sum" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"of_publication_id" bigint,
	"before_publication_id" bigint,
	CONSTRAINT "published_sum_association_id_publication_id_pk" PRIMARY KEY("association_id","publication_id"),
	CONSTRAINT "published_sum_order" CHECK ("app"."published_sum"."of_publication_id" <= "app"."published_sum"."publication_id" and "app"."published_sum"."before_publication_id" < "app"."published_sum"."publication_id")
);
CREATE TABLE "app"."honour_photo" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."honour_photo_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"award_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"label" text NOT NULL,
	"recipient_kind" text NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"fingerprint" text NOT NULL,
	"content" bytea NOT NULL,
	"kept_by" bigint NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removal" text,
	CONSTRAINT "honour_photo_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "honour_photo_size" CHECK ("app"."honour_photo"."width" between 1 and 480 and "app"."honour_photo"."height" between 1 and 640 and octet_length("app"."honour_photo"."content") <= 40960),
	CONSTRAINT "honour_photo_content" CHECK (case when "app"."honour_photo"."removed_at" is null then substring("app"."honour_photo"."content" from 1 for 3) = '\xffd8ff' and position('\x457869660000'::bytea in "app"."honour_photo"."content") = 0 and "app"."honour_photo"."fingerprint" = encode(sha256("app"."honour_photo"."content"), 'hex') else octet_length("app"."honour_photo"."content") = 0 end),
	CONSTRAINT "honour_photo_removal" CHECK (("app"."honour_photo"."removed_at" is null) = ("app"."honour_photo"."removal" is null) and coalesce("app"."honour_photo"."removal", 'office') in ('replaced','office','withdrawn','refused','notAgreed'))
);
ALTER TABLE "app"."published_amount" ADD CONSTRAINT "published_amount_honour_fk" FOREIGN KEY ("association_id","publication_id","honour_ordinal") REFERENCES "app"."published_honour"("association_id","publication_id","ordinal") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_sum" ADD CONSTRAINT "published_sum_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_sum" ADD CONSTRAINT "published_sum_of_fk" FOREIGN KEY ("association_id","of_publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_sum" ADD CONSTRAINT "published_sum_before_fk" FOREIGN KEY ("association_id","before_publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."honour_photo" ADD CONSTRAINT "honour_photo_award_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."honour_photo" ADD CONSTRAINT "honour_photo_party_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "honour_photo_one" ON "app"."honour_photo" USING btree ("association_id","party_id","year","label","recipient_kind") WHERE "app"."honour_photo"."removed_at" is null;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('published_amount', 'association_id,publication_id,honour_ordinal', '', true),
    ('published_sum', 'association_id,publication_id', '', true),
    -- Of a picture the log keeps its fingerprint.
    ('honour_photo', 'association_id,id', 'content', false)) v(name, keys, omitted, is_final) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    IF t.is_final THEN
      EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON app.honour_photo TO "@app";
CREATE POLICY own_association ON app.honour_photo TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY offices_only ON app.honour_photo AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'inspector')));
CREATE POLICY leaders_only ON app.honour_photo AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role('secretary', 'chair', 'viceChair')));
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.honour_photo FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('kept_by');

-- ---------------------------------------------------------------- amounts beside names

-- Everybody's money of a year, one row for each honour, and whether it may stand beside the name if that is agreed to.
-- An amount that only helped pupils got would tell that they were helped: of those who got the same at least five others
-- stand with them, and as many as they are. Teachers and members are honoured, never helped.
CREATE FUNCTION app.amounts_of(p_association int, p_year int, p_as_of date)
RETURNS TABLE (party_id bigint, label text, recipient_kind text, amount_vnd bigint, may_stand boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH sums AS (
    SELECT l.party_id, l.label, l.recipient_kind, sum(l.amount_vnd)::bigint AS amount_vnd, bool_or(k.category = 'specialHardshipStudent') AS helped
      FROM app.public_awards(p_association, p_year, p_as_of) l
      JOIN app.award w ON w.association_id = p_association AND w.id = l.award_id
      JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
     GROUP BY l.party_id, l.label, l.recipient_kind HAVING sum(l.amount_vnd) > 0
  ), sizes AS (
    SELECT s.recipient_kind, s.amount_vnd, count(DISTINCT s.party_id) FILTER (WHERE s.helped) AS helped, count(DISTINCT s.party_id) FILTER (WHERE NOT s.helped) AS others
      FROM sums s GROUP BY s.recipient_kind, s.amount_vnd
  )
  SELECT s.party_id, s.label, s.recipient_kind, s.amount_vnd, s.recipient_kind <> 'student' OR z.helped = 0 OR (z.others >= 5 AND z.others >= z.helped)
    FROM sums s JOIN sizes z ON z.recipient_kind = s.recipient_kind AND z.amount_vnd = s.amount_vnd
$$;

-- Whose money differs between the sums of two versions, and what a reader of both can know of it already: agreed, when all
-- of it may be read beside the name now; unknown, when it never could. Neither: somebody agreed once and no more. With no
-- version before, everybody's.
CREATE FUNCTION app.sum_changes(p_association int, p_before bigint, p_after bigint)
RETURNS TABLE (party_id bigint, is_agreed boolean, is_unknown boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH money AS (
    SELECT h.publication_id, h.award_id, h.party_id, h.label, h.recipient_kind, h.amount_vnd, coalesce(a.may_stand, false) AS may_stand
      FROM app.published_honour h
      LEFT JOIN app.published_amount a ON a.association_id = h.association_id AND a.publication_id = h.publication_id AND a.honour_ordinal = h.ordinal
     WHERE h.association_id = p_association AND h.publication_id IN (p_before, p_after) AND h.amount_vnd > 0
  ), changed AS (
    SELECT m.party_id, bool_and(m.may_stand) AS all_stand, bool_or(m.may_stand) AS any_stands, bool_or(EXISTS (
             SELECT 1 FROM app.award_revocation r WHERE r.association_id = p_association AND r.award_id = m.award_id)) AS is_revoked
      FROM money m
     WHERE NOT EXISTS (SELECT 1 FROM money o WHERE o.publication_id <> m.publication_id AND o.party_id = m.party_id
                          AND o.label = m.label AND o.recipient_kind = m.recipient_kind AND o.amount_vnd = m.amount_vnd)
     GROUP BY m.party_id
  )
  SELECT c.party_id,
         c.all_stand AND NOT c.is_revoked AND app.has_consent(p_association, c.party_id, 'amount', 'publish') AND app.has_consent(p_association, c.party_id, 'name', 'publish'),
         NOT c.any_stands OR NOT EXISTS (SELECT 1 FROM app.consent k WHERE k.association_id = p_association AND k.field = 'amount' AND k.purpose = 'publish'
           AND k.party_id IN (SELECT app.names_of(p_association, c.party_id)))
    FROM changed c
$$;

-- May the one be known without the other? Yes when nothing is hidden in the difference, or when at least three are hidden
-- in it: of two, each would learn the other's amount by taking his own away.
CREATE FUNCTION app.sum_tells_nobody(p_association int, p_before bigint, p_after bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(bool_and(c.is_agreed), true) OR count(*) FILTER (WHERE c.is_unknown) >= 3
    FROM app.sum_changes(p_association, p_before, p_after) c
$$;

-- The version whose sum stands in a version; of versions from before there were steps, themselves.
CREATE FUNCTION app.sum_of(p_association int, p_publication bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN s.publication_id IS NULL THEN p_publication ELSE s.of_publication_id END
    FROM (SELECT p_publication AS id) p LEFT JOIN app.published_sum s ON s.association_id = p_association AND s.publication_id = p.id
$$;

-- The amounts that may be read beside names in one version, now: agreed to, name and amount; telling of no circumstance; in
-- the sum; and with the step in which they came into the sum still telling nobody else's. All of a step or none of it.
CREATE FUNCTION app.honour_amounts(p_association int, p_publication bigint) RETURNS TABLE (ordinal int, amount_vnd bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE chain AS (
    SELECT s.publication_id AS id, s.before_publication_id AS before_id, 1 AS depth FROM app.published_sum s
     WHERE s.association_id = p_association AND s.publication_id = app.sum_of(p_association, p_publication)
    UNION ALL
    SELECT s.publication_id, s.before_publication_id, c.depth + 1 FROM chain c
      JOIN app.published_sum s ON s.association_id = p_association AND s.publication_id = c.before_id
  ), steps AS MATERIALIZED (
    SELECT c.*, app.sum_tells_nobody(p_association, c.before_id, c.id) AS is_open FROM chain c
  ), agreed AS MATERIALIZED (
    SELECT h.ordinal, h.party_id, h.label, h.recipient_kind, h.amount_vnd FROM app.published_honour h
      JOIN app.published_amount a ON a.association_id = h.association_id AND a.publication_id = h.publication_id AND a.honour_ordinal = h.ordinal AND a.may_stand
     WHERE h.association_id = p_association AND h.publication_id = p_publication
       AND app.has_consent(h.association_id, h.party_id, 'amount', 'publish') AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
       AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id)
  )
  SELECT g.ordinal, g.amount_vnd
    FROM agreed g
    CROSS JOIN LATERAL (SELECT s.is_open FROM steps s
      WHERE NOT EXISTS (SELECT 1 FROM app.published_honour o WHERE o.association_id = p_association AND o.publication_id = s.before_id AND o.party_id = g.party_id
                           AND o.label = g.label AND o.recipient_kind = g.recipient_kind AND o.amount_vnd = g.amount_vnd)
      ORDER BY s.depth LIMIT 1) step
   WHERE step.is_open
     AND EXISTS (SELECT 1 FROM app.published_honour o WHERE o.association_id = p_association AND o.publication_id = app.sum_of(p_association, p_publication)
                    AND o.party_id = g.party_id AND o.label = g.label AND o.recipient_kind = g.recipient_kind AND o.amount_vnd = g.amount_vnd)
$$;

-- The money of a year's awards as it is now: one amount for all, how many, and how many of each kind.
CREATE FUNCTION app.award_sums(p_association int, p_year int, p_as_of date) RETURNS TABLE (figure text, amount_vnd bigint, item_count int)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH paid AS (SELECT l.recipient_kind, l.amount_vnd FROM app.public_awards(p_association, p_year, p_as_of) l WHERE l.amount_vnd > 0)
  SELECT 'awards.money', coalesce(sum(p.amount_vnd), 0)::bigint, count(*)::int FROM paid p
  UNION ALL
  SELECT 'awards.money.' || k.kind, 0, (SELECT count(*)::int FROM paid p WHERE p.recipient_kind = k.kind) FROM unnest(ARRAY['student', 'teacher', 'member']) AS k(kind)
$$;

-- As in 0007; the money of the awards is that of the last version from which nothing follows about one person, with the day
-- it tells of; with fewer than three from the start there is none. Counts of people move at once: they are those of the list.
CREATE OR REPLACE FUNCTION app.publish_honour_list(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_last app.publication;
  v_before bigint;
  v_moves boolean;
  v_stale boolean;
BEGIN
  INSERT INTO app.published_honour (association_id, publication_id, ordinal, award_id, party_id, school_value_id, label, recipient_kind,
                                    unit_name, decision_reference, amount_vnd)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY gen_random_uuid()), min(l.award_id), l.party_id,
         min(l.school_value_id), l.label, l.recipient_kind, max(l.unit_name), min(l.decision_reference), sum(l.amount_vnd)
    FROM app.public_awards(p_association, p_year, p_as_of) l
   GROUP BY l.party_id, l.label, l.recipient_kind;
  INSERT INTO app.published_amount (association_id, publication_id, honour_ordinal, may_stand)
  SELECT p_association, p_publication, h.ordinal, a.may_stand
    FROM app.published_honour h
    JOIN app.amounts_of(p_association, p_year, p_as_of) a ON a.party_id = h.party_id AND a.label = h.label AND a.recipient_kind = h.recipient_kind
   WHERE h.association_id = p_association AND h.publication_id = p_publication;
  -- The last version, withdrawn or not: whoever kept it can subtract it.
  SELECT * INTO v_last FROM app.publication WHERE association_id = p_association AND kind = 'honourList' AND year = p_year AND id < p_publication
   ORDER BY version DESC LIMIT 1;
  v_before := app.sum_of(p_association, v_last.id);
  v_moves := app.sum_tells_nobody(p_association, v_before, p_publication);
  INSERT INTO app.published_sum (association_id, publication_id, of_publication_id, before_publication_id)
  VALUES (p_association, p_publication, CASE WHEN v_moves THEN p_publication ELSE v_before END, CASE WHEN v_moves THEN v_before END);
  -- Sums that are still right bear no day.
  v_stale := NOT v_moves AND EXISTS (
    SELECT 1 FROM app.published_figure f JOIN app.award_sums(p_association, p_year, p_as_of) n ON n.figure = f.figure
     WHERE f.association_id = p_association AND f.publication_id = v_last.id AND (f.amount_vnd, f.item_count) <> (n.amount_vnd, n.item_count));
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort, figure, label), figure, label, amount, items FROM (
    SELECT CASE n.figure WHEN 'awards.money' THEN 1 ELSE 2 END AS sort, n.figure, NULL::text AS label, n.amount_vnd AS amount, n.item_count AS items
      FROM app.award_sums(p_association, p_year, p_as_of) n WHERE v_moves
    UNION ALL SELECT CASE f.figure WHEN 'awards.money' THEN 1 ELSE 2 END, f.figure,
                     CASE WHEN v_stale AND f.figure = 'awards.money' THEN coalesce(f.label, v_last.as_of::text) END, f.amount_vnd, f.item_count
      FROM app.published_figure f WHERE f.association_id = p_association AND f.publication_id = v_last.id AND f.figure LIKE 'awards.money%' AND NOT v_moves
    UNION ALL SELECT 3, 'honours', NULL, 0, count(*)::int FROM app.published_honour
     WHERE association_id = p_association AND publication_id = p_publication
    UNION ALL SELECT DISTINCT 4, 'decision:' || l.decided_on, l.decision_reference, 0, 0
      FROM app.public_awards(p_association, p_year, p_as_of) l
    UNION ALL SELECT DISTINCT 5, 'ceremony:' || c.held_on, concat_ws(E'\n', c.name, c.place, c.lunar_label), 0, 0
      FROM app.ceremony c WHERE c.association_id = p_association AND c.status <> 'planned' AND c.held_on <= p_as_of
       AND c.round_id IN (SELECT l.round_id FROM app.public_awards(p_association, p_year, p_as_of) l)) x;
END $$;

-- As in 0048, and the amounts that may stand beside names. Of versions from before there were such amounts, the same as ever.
CREATE OR REPLACE FUNCTION app.publication_fingerprint(p_association int, p_publication bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce((SELECT string_agg(audit.canonical('figure', figure, label, amount_vnd::text, item_count::text), '' ORDER BY ordinal)
             FROM app.published_figure WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('voucher', reference, occurred_on::text, direction, figure, fund_label, amount_vnd::text, state, related_reference), '' ORDER BY ordinal)
             FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honour', app.name_commitment(p_association, h.party_id, b.published_at), h.label, h.recipient_kind, h.unit_name), '' ORDER BY h.ordinal)
             FROM app.published_honour h JOIN app.publication b ON b.association_id = h.association_id AND b.id = h.publication_id
            WHERE h.association_id = p_association AND h.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('gift', app.name_commitment(p_association, g.party_id, b.published_at), g.donor_kind, g.method, g.fund_label, g.occurred_on::text, g.amount_vnd::text), '' ORDER BY g.ordinal)
             FROM app.published_gift g JOIN app.publication b ON b.association_id = g.association_id AND b.id = g.publication_id
            WHERE g.association_id = p_association AND g.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('round', r.ordinal::text, r.name, r.ceremony_name, r.ceremony_place, r.ceremony_on::text), '' ORDER BY r.ordinal)
             FROM app.published_round r WHERE r.association_id = p_association AND r.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honourRound', r.honour_ordinal::text, r.round_ordinal::text), '' ORDER BY r.honour_ordinal, r.round_ordinal)
             FROM app.published_honour_round r WHERE r.association_id = p_association AND r.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honourAmount', a.honour_ordinal::text, h.amount_vnd::text), '' ORDER BY a.honour_ordinal)
             FROM app.published_amount a JOIN app.published_honour h ON h.association_id = a.association_id AND h.publication_id = a.publication_id AND h.ordinal = a.honour_ordinal
            WHERE a.association_id = p_association AND a.publication_id = p_publication AND a.may_stand), ''), 'UTF8'))
$$;
REVOKE ALL ON FUNCTION app.amounts_of(int, int, date), app.sum_changes(int, bigint, bigint), app.sum_tells_nobody(int, bigint, bigint), app.sum_of(int, bigint), app.honour_amounts(int, bigint), app.award_sums(int, int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.honour_amounts(int, bigint) TO "@pub_owner", "@public_reader", "@auditor", "@backup", "@app";

-- ---------------------------------------------------------------- photos

-- A photo belongs to an honour: by a signed decision that stands, and agreed to never earlier than it. The one before it goes.
CREATE FUNCTION app.honour_photo_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_honour record;
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM app.refuse('audit.appendOnly'); END IF;
  IF TG_OP = 'UPDATE' THEN
    -- Only the picture goes; that there was one, and its fingerprint, stay.
    IF OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
       OR to_jsonb(NEW) - ARRAY['content', 'removed_at', 'removal'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['content', 'removed_at', 'removal'] THEN
      PERFORM app.refuse('audit.appendOnly');
    END IF;
    RETURN NEW;
  END IF;
  SELECT l.party_id, l.label, l.recipient_kind, d.year INTO v_honour
    FROM app.award w JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
   CROSS JOIN LATERAL app.public_awards(w.association_id, d.year, app.today()) l
   WHERE w.association_id = NEW.association_id AND w.id = NEW.award_id AND l.award_id = w.id
     AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = w.association_id AND r.award_id = w.id);
  IF v_honour IS NULL THEN PERFORM app.refuse('honours.photoNeedsHonour'); END IF;
  -- What somebody said no to is not kept either; whoever thinks again says so first.
  IF NOT app.has_consent(NEW.association_id, v_honour.party_id, 'photo', 'publish') AND EXISTS (
      SELECT 1 FROM app.consent_answer a JOIN app.consent_request r ON r.association_id = a.association_id AND r.id = a.request_id
       WHERE r.association_id = NEW.association_id AND r.award_id = NEW.award_id AND NOT 'publish:photo' = ANY (string_to_array(a.chosen, ','))
         AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = r.association_id AND c.request_id = r.id)) THEN
    PERFORM app.refuse('honours.photoRefused');
  END IF;
  PERFORM pg_advisory_xact_lock(54, hashtext(NEW.association_id || ':' || v_honour.party_id));
  NEW.party_id := v_honour.party_id; NEW.year := v_honour.year; NEW.label := v_honour.label; NEW.recipient_kind := v_honour.recipient_kind;
  NEW.kept_at := clock_timestamp(); NEW.removed_at := NULL; NEW.removal := NULL;
  UPDATE app.honour_photo SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'replaced'
   WHERE association_id = NEW.association_id AND party_id = NEW.party_id AND year = NEW.year AND label = NEW.label
     AND recipient_kind = NEW.recipient_kind AND removed_at IS NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER u_honour_photo_guard BEFORE INSERT OR UPDATE OR DELETE ON app.honour_photo FOR EACH ROW EXECUTE FUNCTION app.honour_photo_guard();
CREATE TRIGGER purge_names AFTER INSERT OR UPDATE ON app.honour_photo FOR EACH ROW EXECUTE FUNCTION app.purge_names();

-- The picture that stands for the honour an award belongs to; read with the rights of whoever asks.
CREATE FUNCTION app.photo_of_award(p_award bigint) RETURNS SETOF app.honour_photo
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.* FROM app.honour_photo f
    JOIN app.award w ON w.association_id = f.association_id AND w.id = p_award AND w.party_id = f.party_id
    JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id AND d.year = f.year
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
   WHERE f.association_id = app.current_association() AND f.removed_at IS NULL
     AND f.recipient_kind = CASE k.category WHEN 'excellentTeacher' THEN 'teacher' WHEN 'activeMember' THEN 'member' ELSE 'student' END
$$;
REVOKE ALL ON FUNCTION app.photo_of_award(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.photo_of_award(bigint) TO "@app";

-- The office takes a picture away.
CREATE FUNCTION app.remove_honour_photo(p_photo bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
BEGIN
  PERFORM app.begin_act();
  v_association := app.current_association();
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.honour_photo SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'office'
   WHERE association_id = v_association AND id = p_photo AND removed_at IS NULL;
  IF NOT FOUND THEN PERFORM app.refuse('honours.photoGone'); END IF;
END $$;

-- What is taken back, or never given, does not stay in the house either: with the transaction that ends the last consent to
-- the photo its picture is gone. Runs at its end, because an answer ends the earlier consents before it makes its own.
CREATE FUNCTION app.photo_goes_with_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.honour_photo f SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'withdrawn'
   WHERE f.association_id = NEW.association_id AND f.party_id IN (SELECT app.names_of(NEW.association_id, NEW.party_id)) AND f.removed_at IS NULL
     AND NOT app.has_consent(f.association_id, f.party_id, 'photo', 'publish');
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER photo_goes_with_consent AFTER UPDATE ON app.consent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.field = 'photo' AND NEW.purpose = 'publish' AND NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL)
  EXECUTE FUNCTION app.photo_goes_with_consent();
CREATE FUNCTION app.photo_goes_with_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.honour_photo f SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'refused'
    FROM app.consent_request r
   WHERE r.association_id = NEW.association_id AND r.id = NEW.request_id
     AND f.association_id = r.association_id AND f.party_id IN (SELECT app.names_of(r.association_id, r.party_id)) AND f.removed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER y_photo_goes_with_answer AFTER INSERT ON app.consent_answer FOR EACH ROW
  WHEN (NOT 'publish:photo' = ANY (string_to_array(NEW.chosen, ','))) EXECUTE FUNCTION app.photo_goes_with_answer();

-- Once a day: pictures of people whose consent ran out, and those that nobody agreed to within sixty days.
CREATE FUNCTION app.erase_due_photos() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
  v_count int := 0;
BEGIN
  FOR t IN
    SELECT f.association_id, array_agg(f.id) AS ids FROM app.honour_photo f
     WHERE f.removed_at IS NULL AND NOT app.has_consent(f.association_id, f.party_id, 'photo', 'publish')
       AND (f.kept_at < now() - interval '60 days' OR EXISTS (
         SELECT 1 FROM app.consent c WHERE c.association_id = f.association_id AND c.party_id = f.party_id AND c.field = 'photo'
            AND c.purpose = 'publish' AND c.expires_on < app.today()))
     GROUP BY f.association_id LOOP
    PERFORM audit.write_event(t.association_id, 'consent.photosErased', 'association', t.association_id::text,
      jsonb_build_object('count', cardinality(t.ids)));
    UPDATE app.honour_photo SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'notAgreed'
     WHERE association_id = t.association_id AND id = ANY (t.ids);
    v_count := v_count + cardinality(t.ids);
  END LOOP;
  RETURN v_count;
END $$;
REVOKE ALL ON FUNCTION app.remove_honour_photo(bigint), app.erase_due_photos() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.remove_honour_photo(bigint) TO "@app";
GRANT EXECUTE ON FUNCTION app.erase_due_photos() TO "@sealer";

-- ---------------------------------------------------------------- what the public reader sees

GRANT SELECT (association_id, party_id, year, label, recipient_kind, width, height, content, removed_at) ON app.honour_photo TO "@pub_owner";
CREATE POLICY public_reads ON app.honour_photo FOR SELECT TO "@pub_owner" USING (removed_at IS NULL);
SET LOCAL ROLE "@pub_owner";
-- As before; the commune stands beside a name under the same consent as the school, because both say where somebody is.
CREATE OR REPLACE VIEW pub.honour AS
  SELECT x.slug, x.year, x.ordinal, x.label, x.recipient_kind, x.name, x.folded,
         CASE WHEN x.place_given THEN x.unit_name ELSE '' END AS unit_name,
         CASE WHEN x.place_given THEN x.school END AS school,
         CASE WHEN x.name IS NOT NULL THEN x.code END AS page_code,
         CASE WHEN x.name IS NOT NULL THEN x.rounds END AS rounds
    FROM (
      SELECT p.slug, p.year, h.association_id, h.ordinal, h.party_id, h.label, h.recipient_kind, h.unit_name, s.value AS school, g.code,
             w.given AS place_given,
             ARRAY(SELECT r.round_ordinal FROM app.published_honour_round r WHERE r.association_id = h.association_id
                      AND r.publication_id = h.publication_id AND r.honour_ordinal = h.ordinal ORDER BY 1) AS rounds,
             CASE WHEN k.given THEN n.value END AS name, CASE WHEN k.given THEN n.folded END AS folded
        FROM pub.publication p
        JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
        CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'name', 'publish') AND NOT EXISTS (
          SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id) AS given OFFSET 0) k
        CROSS JOIN LATERAL (SELECT k.given AND app.has_consent(h.association_id, h.party_id, 'school', 'publish') AS given OFFSET 0) w
        LEFT JOIN app.honour_page g ON g.association_id = h.association_id AND g.year = p.year AND g.party_id = h.party_id
              AND g.label = h.label AND g.recipient_kind = h.recipient_kind
        LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
        LEFT JOIN app.personal_value s ON s.association_id = h.association_id AND s.id = h.school_value_id
       WHERE p.kind = 'honourList') x;
-- The amounts beside names, where they may stand; see app.honour_amounts.
CREATE VIEW pub.honour_amount AS
  SELECT p.slug, p.year, a.ordinal, a.amount_vnd
    FROM pub.publication p CROSS JOIN LATERAL app.honour_amounts(p.association_id, p.id) a
   WHERE p.kind = 'honourList';
-- The picture of a named honour, while its own consent is in force.
CREATE VIEW pub.honour_photo AS
  SELECT p.slug, p.year, h.ordinal, f.width, f.height, f.content
    FROM pub.publication p
    JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
    JOIN app.honour_photo f ON f.association_id = h.association_id AND f.party_id = h.party_id AND f.year = p.year
         AND f.label = h.label AND f.recipient_kind = h.recipient_kind AND f.removed_at IS NULL
   WHERE p.kind = 'honourList' AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
     AND app.has_consent(h.association_id, h.party_id, 'photo', 'publish')
     AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id);
GRANT SELECT ON pub.honour_amount, pub.honour_photo TO "@public_reader", "@auditor", "@backup", "@app";
-- As in 0044; the commune only with the consent under which the school stands.
CREATE OR REPLACE FUNCTION pub.find_honours(p_slug text, p_way text, p_from text[], p_to text[], p_name text, p_words text[], p_limit int)
RETURNS TABLE (year int, ordinal int, label text, recipient_kind text, name text, unit_name text, school text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_association int := (SELECT a.id FROM app.association a WHERE a.slug = p_slug);
  v_lists bigint[];
  v_years int[];
BEGIN
  SELECT array_agg(l.publication_id), array_agg(l.year) INTO v_lists, v_years FROM app.live_honour_lists(v_association) l;
  RETURN QUERY
  SELECT f.year, f.ordinal, f.label, f.recipient_kind, f.name, f.unit_name, f.school
    FROM unnest(p_from, p_to) WITH ORDINALITY AS r(from_key, to_key, at)
   CROSS JOIN LATERAL (
     SELECT v_years[array_position(v_lists, s.publication_id)] AS year, s.ordinal, s.key, x.label, x.recipient_kind, x.name, x.unit_name, x.school, s.name AS folded
       FROM (SELECT i.key, i.name, i.publication_id, i.ordinal FROM app.honour_search i
              WHERE i.association_id = v_association AND i.way = p_way AND i.key >= r.from_key AND i.key < r.to_key
                AND i.name >= p_name AND i.name < p_name || chr(1114111) AND i.publication_id = ANY (v_lists)
              ORDER BY i.key, i.name, i.publication_id, i.ordinal LIMIT 20000) s
      CROSS JOIN LATERAL (
        SELECT h.label, h.recipient_kind, n.value AS name, CASE WHEN w.given THEN h.unit_name ELSE '' END AS unit_name,
               CASE WHEN v.value <> '' AND w.given THEN v.value END AS school
          FROM app.published_honour h
          JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
          CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'school', 'publish') AS given OFFSET 0) w
          LEFT JOIN app.personal_value v ON v.association_id = h.association_id AND v.id = h.school_value_id
         WHERE h.association_id = v_association AND h.publication_id = s.publication_id AND h.ordinal = s.ordinal
           AND left(app.search_text(n.folded), 200) = s.name
           AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
           AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id)
         LIMIT 1) x
      WHERE NOT EXISTS (SELECT 1 FROM unnest(p_words) AS w(word) WHERE position(' ' || w.word IN ' ' || s.name) = 0)
      LIMIT p_limit) f
   ORDER BY r.at, f.key, f.folded, f.year DESC, f.ordinal LIMIT p_limit;
END $$;
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- what is asked, seen and erased

-- What would stand beside the name of the holder of an award, as far as it depends on him; null: there is no money, or it
-- would tell more than an amount. Then it is not asked for.
CREATE FUNCTION app.amount_asked(p_association int, p_award bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.amount_vnd FROM app.award w
    JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
   CROSS JOIN LATERAL app.public_awards(w.association_id, d.year, app.today()) l
   CROSS JOIN LATERAL app.amounts_of(w.association_id, d.year, app.today()) a
   WHERE w.association_id = p_association AND w.id = p_award AND l.award_id = w.id
     AND a.party_id = l.party_id AND a.label = l.label AND a.recipient_kind = l.recipient_kind AND a.may_stand
$$;
-- The same for the offices that ask, for every award of a round.
CREATE FUNCTION app.amounts_asked(p_round bigint) RETURNS TABLE (award_id bigint, amount_vnd bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.award_id, a.amount_vnd
    FROM (SELECT DISTINCT d.association_id, d.year FROM app.award w JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
           WHERE w.association_id = app.current_association() AND w.round_id = p_round) y
   CROSS JOIN LATERAL app.public_awards(y.association_id, y.year, app.today()) l
   CROSS JOIN LATERAL (SELECT x.amount_vnd FROM app.amounts_of(y.association_id, y.year, app.today()) x
                        WHERE x.party_id = l.party_id AND x.label = l.label AND x.recipient_kind = l.recipient_kind AND x.may_stand) a
   WHERE l.round_id = p_round AND app.has_role('chair', 'viceChair', 'secretary', 'inspector')
$$;
REVOKE ALL ON FUNCTION app.amount_asked(int, bigint), app.amounts_asked(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.amounts_asked(bigint) TO "@app";

-- As in 0050; and the amount and the photo that would be seen.
CREATE OR REPLACE FUNCTION access.consent_link_of(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.consent_link_tried(p_token);
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  RETURN (SELECT jsonb_build_object('association', a.name, 'phone', a.phone, 'slug', a.slug, 'isDemo', a.is_demo, 'code', r.code,
    'answerBy', r.answer_by, 'holdsUntil', r.holds_until, 'label', s.label, 'kind', s.recipient_kind, 'round', o.name, 'name', coalesce((SELECT n.value FROM app.personal_value n WHERE n.association_id = r.association_id
        AND n.party_id = r.party_id AND n.field = 'name' AND n.ended_at IS NULL ORDER BY n.id DESC LIMIT 1), ''),
    'school', access.link_text(r.association_id, s.school_value_id), 'unit', coalesce(s.unit_name, ''),
    'amountVnd', app.amount_asked(r.association_id, r.award_id)::text,
    'photo', (SELECT jsonb_build_object('id', f.id, 'width', f.width, 'height', f.height) FROM app.honour_photo f
       WHERE f.association_id = r.association_id AND f.party_id = r.party_id AND f.label = s.label AND f.recipient_kind = s.recipient_kind
         AND f.year = s.year AND f.removed_at IS NULL),
    'givers', to_jsonb(app.needed_givers(r.association_id, r.party_id)), 'words', t.content::jsonb,
    'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('giver', x.giver, 'chosen', x.chosen, 'givenOn', x.given_on) ORDER BY x.giver DESC), '[]')
       FROM app.consent_answer x WHERE x.association_id = r.association_id AND x.request_id = r.id),
    'inForce', jsonb_build_object('self', app.items_in_force(r.association_id, r.party_id, 'self'),
       'guardian', app.items_in_force(r.association_id, r.party_id, 'guardian')))
    FROM app.association a
    JOIN app.award w ON w.association_id = a.id AND w.id = r.award_id
    JOIN app.award_round o ON o.association_id = w.association_id AND o.id = w.round_id
    JOIN app.consent_text t ON t.association_id = w.association_id AND t.version = r.text_version
    -- What publishing would write about this award, by the very function that publishes.
    LEFT JOIN LATERAL (SELECT x.*, d.year FROM app.decision d CROSS JOIN LATERAL app.public_awards(w.association_id, extract(year FROM d.decided_on)::int, app.today()) x
                        WHERE d.association_id = w.association_id AND d.id = w.decision_id AND x.award_id = w.id) s ON true
   WHERE a.id = r.association_id);
END $$;

-- The photo itself, for whoever is asked about it. Null: no such link, or no photo.
CREATE FUNCTION access.consent_photo_of(p_token text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.consent_link_tried(p_token);
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  RETURN (SELECT f.content FROM app.honour_photo f
    JOIN app.award w ON w.association_id = f.association_id AND w.id = r.award_id
    JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
   CROSS JOIN LATERAL app.public_awards(w.association_id, d.year, app.today()) l
   WHERE f.association_id = r.association_id AND f.party_id = r.party_id AND f.removed_at IS NULL
     AND l.award_id = w.id AND f.year = d.year AND f.label = l.label AND f.recipient_kind = l.recipient_kind);
END $$;
REVOKE ALL ON FUNCTION access.consent_photo_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.consent_photo_of(text) TO "@login";

-- As in 0054; and that a photo is kept. The picture itself is handed over with the file.
CREATE OR REPLACE FUNCTION app.person_file(p_request bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_party bigint;
  v_actor bigint := app.begin_act();
BEGIN
  v_association := app.current_association();
  IF NOT app.has_role('secretary', 'chair', 'viceChair') OR NOT EXISTS (SELECT 1 FROM app.person_request q
      JOIN app.person_request_step s ON s.association_id = q.association_id AND s.request_id = q.id AND s.step = 'checked'
     WHERE q.association_id = v_association AND q.id = p_request AND q.wish = 'see') THEN
    RETURN NULL;
  END IF;
  SELECT party_id INTO v_party FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'found'
   ORDER BY ordinal DESC LIMIT 1;
  IF EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = v_association AND n.id = ANY (app.my_recused_nominations())
                AND n.party_id IN (SELECT app.names_of(v_association, v_party))) THEN
    PERFORM app.refuse('awards.recused');
  END IF;
  PERFORM audit.write_event(v_association, 'party.fileMade', 'party', v_party::text, jsonb_build_object('actor', v_actor));
  RETURN (WITH own AS (SELECT x AS id FROM app.names_of(v_association, v_party) x),
    files AS (SELECT n.* FROM app.nomination n WHERE n.association_id = v_association AND n.party_id IN (SELECT id FROM own)),
    awards AS (SELECT w.* FROM app.award w WHERE w.association_id = v_association AND w.party_id IN (SELECT id FROM own))
    SELECT jsonb_build_object(
      'person', (SELECT jsonb_agg(jsonb_build_object('kind', p.kind, 'birthYear', p.birth_year, 'unitCode', p.unit_code, 'registeredAt', p.created_at,
          'guardian', (SELECT v.value FROM app.personal_value v WHERE v.association_id = p.association_id AND v.party_id = p.guardian_id AND v.field = 'name' AND v.ended_at IS NULL)) ORDER BY p.id)
        FROM app.party p WHERE p.association_id = v_association AND p.id IN (SELECT id FROM own)),
      'guardian', (SELECT coalesce(jsonb_agg(jsonb_build_object('birthYear', g.birth_year, 'unitCode', g.unit_code, 'registeredAt', g.created_at, 'name', app.party_text(v_association, g.id, 'name'),
          'phone', app.party_text(v_association, g.id, 'phone'), 'address', app.party_text(v_association, g.id, 'address')) ORDER BY g.id), '[]')
        FROM app.party g WHERE g.association_id = v_association AND g.id IN (SELECT p.guardian_id FROM app.party p WHERE p.association_id = v_association AND p.id IN (SELECT id FROM own))),
      'guardianOf', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', app.party_text(v_association, p.id, 'name'), 'registeredAt', p.created_at) ORDER BY p.id), '[]')
        FROM app.party p WHERE p.association_id = v_association AND p.guardian_id IN (SELECT id FROM own)),
      'signedFor', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value, 'recordedAt', v.recorded_at) ORDER BY v.id), '[]')
        FROM app.personal_value v WHERE v.association_id = v_association AND v.field IN ('receiver', 'accountHolder') AND v.erased_at IS NULL
         AND v.party_id IN (SELECT p.id FROM app.party p WHERE p.association_id = v_association AND p.guardian_id IN (SELECT id FROM own))
         AND app.search_text(app.fold(v.value)) IN (SELECT app.search_text(n.folded) FROM app.personal_value n
           WHERE n.association_id = v_association AND n.field = 'name' AND n.erased_at IS NULL AND n.party_id IN (SELECT id FROM own))),
      'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object('wish', q.wish, 'on', q.received_on, 'channel', q.channel, 'name', app.kept_text(v_association, q.name_value_id),
          'contact', app.kept_text(v_association, q.contact_value_id), 'text', app.kept_text(v_association, q.text_value_id)) ORDER BY q.id), '[]')
        FROM app.person_request q WHERE q.association_id = v_association AND q.id IN (SELECT app.requests_about(v_association, v_party))),
      'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value, 'recordedAt', v.recorded_at, 'endedAt', v.ended_at) ORDER BY v.id), '[]')
        FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id IN (SELECT id FROM own) AND v.erased_at IS NULL),
      'files', (SELECT coalesce(jsonb_agg(jsonb_build_object('round', r.name, 'unit', n.unit_written_as, 'proposedBy', n.proposed_by_unit, 'status', n.status, 'at', n.nominated_at) ORDER BY n.id), '[]')
        FROM files n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id),
      'circumstances', (SELECT coalesce(jsonb_agg(jsonb_build_object('circumstance', h.circumstance, 'account', h.account, 'evidence',
          concat_ws(', ', nullif(h.evidence_kind, ''), nullif(h.evidence_number, ''), nullif(h.evidence_issuer, ''), h.evidence_year::text)) ORDER BY h.nomination_id), '[]')
        FROM app.hardship h WHERE h.association_id = v_association AND h.nomination_id IN (SELECT id FROM files)),
      'awards', (SELECT coalesce(jsonb_agg(jsonb_build_object('round', r.name, 'benefit', w.benefit, 'amountVnd', w.amount_vnd::text, 'status', w.status, 'decidedOn', d.decided_on) ORDER BY w.id), '[]')
        FROM awards w JOIN app.award_round r ON r.association_id = w.association_id AND r.id = w.round_id
        LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id),
      'received', (SELECT coalesce(jsonb_agg(jsonb_build_object('status', h.status, 'on', h.handed_on, 'by', h.receiver_kind, 'signed', h.is_signed) ORDER BY h.id), '[]')
        FROM app.handover h WHERE h.association_id = v_association AND h.award_id IN (SELECT id FROM awards)),
      'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.field, 'purpose', c.purpose, 'giver', c.giver, 'givenOn', c.given_on, 'channel', c.channel,
          'words', c.text_version, 'until', c.expires_on, 'withdrawnAt', c.withdrawn_at) ORDER BY c.id), '[]')
        FROM app.consent c WHERE c.association_id = v_association AND c.party_id IN (SELECT id FROM own)),
      'photos', (SELECT coalesce(jsonb_agg(jsonb_build_object('year', f.year, 'keptAt', f.kept_at, 'removedAt', f.removed_at) ORDER BY f.id), '[]')
        FROM app.honour_photo f WHERE f.association_id = v_association AND f.party_id IN (SELECT id FROM own)),
      'gifts', (SELECT coalesce(jsonb_agg(jsonb_build_object('on', c.occurred_on, 'amountVnd', c.amount_vnd::text, 'method', c.method, 'status', c.status) ORDER BY c.id), '[]')
        FROM app.contribution c WHERE c.association_id = v_association AND c.donor_id IN (SELECT id FROM own)),
      'readings', (SELECT coalesce(jsonb_agg(jsonb_build_object('by', u.display_name, 'at', e.recorded_at, 'reason', coalesce(v.value, '')) ORDER BY e.id), '[]')
        FROM audit.event e LEFT JOIN access."user" u ON u.id = e.actor_id
        LEFT JOIN app.personal_value v ON v.association_id = e.association_id AND v.id = e.reason_value_id
       WHERE e.association_id = v_association AND (
          (e.kind = 'hardship.read' AND string_to_array(e.subject_id, ',') && (SELECT coalesce(array_agg(id::text), '{}') FROM files))
          OR (e.kind IN ('party.fileMade', 'party.lockedNameRead') AND e.subject_type = 'party' AND e.subject_id IN (SELECT id::text FROM own))))));
END $$;

-- As in 0054; and the photos.
CREATE OR REPLACE FUNCTION app.erase_person(p_request bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_actor bigint := app.begin_act();
  v_party bigint;
  v_people bigint[];
  v_naming bigint[];
  v_until date;
  v_count int := 0;
  v_reason bigint;
  v_one bigint;
  t record;
BEGIN
  v_association := app.current_association();
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.person_request WHERE association_id = v_association AND id = p_request AND wish = 'erase') THEN PERFORM app.refuse('rights.notFound'); END IF;
  PERFORM pg_advisory_xact_lock(45, hashtext('wish:' || v_association || ':' || p_request));
  IF NOT EXISTS (SELECT 1 FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'checked')
     OR EXISTS (SELECT 1 FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step IN ('answered', 'refused', 'notHeld')) THEN
    PERFORM app.refuse('rights.checkFirst');
  END IF;
  SELECT party_id INTO v_party FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'found'
   ORDER BY ordinal DESC LIMIT 1;
  v_people := ARRAY(SELECT app.erased_with(v_association, v_party));
  IF EXISTS (SELECT 1 FROM app.nomination n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      WHERE n.association_id = v_association AND n.party_id = ANY (v_people) AND r.status NOT IN ('decided', 'closed')) THEN
    PERFORM app.refuse('rights.roundRuns');
  END IF;
  v_until := app.kept_on_voucher_until(v_association, v_party);
  v_naming := ARRAY(SELECT app.texts_naming(v_association, v_people));
  PERFORM audit.write_event(v_association, 'party.erased', 'party', v_party::text, jsonb_build_object('keepsName', v_until IS NOT NULL));
  UPDATE app.consent SET withdrawn_at = now() WHERE association_id = v_association AND party_id = ANY (v_people) AND withdrawn_at IS NULL;
  UPDATE app.consent_paper p SET content = ''::bytea, erased_at = now() FROM app.consent_request q
   WHERE q.association_id = v_association AND q.party_id = ANY (v_people)
     AND p.association_id = q.association_id AND p.request_id = q.id AND p.erased_at IS NULL;
  UPDATE app.honour_photo SET content = ''::bytea, removed_at = clock_timestamp(), removal = 'withdrawn'
   WHERE association_id = v_association AND party_id = ANY (v_people) AND removed_at IS NULL;
  -- Circumstances leave by an erasure that is on record, round by round (0036).
  FOR t IN SELECT n.round_id, array_agg(n.id) AS files FROM app.nomination n JOIN app.hardship h ON h.association_id = n.association_id AND h.nomination_id = n.id
     WHERE n.association_id = v_association AND n.party_id = ANY (v_people) GROUP BY n.round_id ORDER BY n.round_id LOOP
    PERFORM app.hold_erasure(v_association, t.round_id);
    INSERT INTO app.personal_value (association_id, field, value)
    SELECT v_association, 'reason', code FROM app.person_request WHERE association_id = v_association AND id = p_request RETURNING id INTO v_reason;
    PERFORM app.erase_hardship(v_association, t.round_id, 'atOnce', t.files, '{}'::bigint[], v_actor, v_reason);
  END LOOP;
  -- Names on vouchers, and of who signed for the money, are locked; every other text about these people goes.
  FOREACH v_one IN ARRAY v_people LOOP
    v_count := v_count + app.take_out(v_association, ARRAY(
      SELECT v.id FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id = v_one AND v.erased_at IS NULL
         AND (v.field IN ('name', 'accountHolder') OR v.id IN (SELECT h.receiver_name_value_id FROM app.handover h WHERE h.association_id = v_association))
       ORDER BY v.id), v_one, app.kept_on_voucher_until(v_association, v_one));
  END LOOP;
  v_count := v_count + app.take_out(v_association, ARRAY(
    SELECT v.id FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id = ANY (v_people) AND v.erased_at IS NULL
    UNION SELECT x FROM app.nomination_link_file f JOIN app.nomination n ON n.association_id = f.association_id AND n.id = f.nomination_id
      CROSS JOIN LATERAL unnest(app.draft_texts(f) || ARRAY[f.representative_value_id, f.late_reason_value_id]) x
     WHERE f.association_id = v_association AND n.party_id = ANY (v_people) AND x IS NOT NULL
    UNION SELECT x FROM app.person_request q CROSS JOIN LATERAL unnest(
        CASE WHEN q.id = p_request THEN ARRAY[q.name_value_id, q.text_value_id] ELSE ARRAY[q.name_value_id, q.text_value_id, q.contact_value_id] END) x
     WHERE q.association_id = v_association AND q.id IN (SELECT app.requests_about(v_association, p) FROM unnest(v_people) p) AND x IS NOT NULL
    ORDER BY 1), v_party, NULL);
  FOREACH v_one IN ARRAY v_naming LOOP
    v_count := v_count + app.take_out(v_association, ARRAY[v_one], v_party, app.text_kept_until(v_association, v_one));
  END LOOP;
  UPDATE app.nomination_link_file f SET birth_year = NULL FROM app.nomination n
   WHERE f.association_id = v_association AND n.association_id = f.association_id AND n.id = f.nomination_id AND n.party_id = ANY (v_people) AND f.birth_year IS NOT NULL;
  UPDATE app.party SET birth_year = NULL WHERE association_id = v_association AND id = ANY (v_people) AND birth_year IS NOT NULL;
  RETURN v_count;
END $$;
