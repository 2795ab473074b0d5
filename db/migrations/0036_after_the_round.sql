-- What follows a round: why those were poor who got nothing is erased after some months, and only counts stay; letters
-- tell each family and each nominator the result, in words the association writes for the round.

CREATE TABLE "app"."hardship_term" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."hardship_term_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint,
	"programme_id" bigint,
	"months" smallint NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hardship_term_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "hardship_term_months" CHECK ("app"."hardship_term"."months" between 1 and 24),
	CONSTRAINT "hardship_term_one_place" CHECK ("app"."hardship_term"."round_id" is null or "app"."hardship_term"."programme_id" is null)
);
CREATE TABLE "app"."hardship_erasure" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."hardship_erasure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"cause" text NOT NULL,
	"months" smallint NOT NULL,
	"files" integer NOT NULL,
	"drafts" integer NOT NULL,
	"reason_value_id" bigint,
	"erased_by" bigint,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hardship_erasure_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "hardship_erasure_cause_known" CHECK ("app"."hardship_erasure"."cause" in ('term','atOnce')),
	CONSTRAINT "hardship_erasure_at_once" CHECK (("app"."hardship_erasure"."cause" = 'atOnce') = ("app"."hardship_erasure"."reason_value_id" is not null) and ("app"."hardship_erasure"."cause" = 'atOnce') = ("app"."hardship_erasure"."erased_by" is not null))
);
CREATE TABLE "app"."hardship_erased" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"erasure_id" bigint NOT NULL,
	CONSTRAINT "hardship_erased_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id")
);
CREATE TABLE "app"."hardship_count" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"circumstance" text NOT NULL,
	"files" integer NOT NULL,
	CONSTRAINT "hardship_count_association_id_round_id_circumstance_pk" PRIMARY KEY("association_id","round_id","circumstance"),
	CONSTRAINT "hardship_count_circumstance_known" CHECK ("app"."hardship_count"."circumstance" in ('poorHousehold','nearPoorHousehold','specialHardship'))
);
CREATE TABLE "app"."round_letter" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_letter_association_id_round_id_kind_version_pk" PRIMARY KEY("association_id","round_id","kind","version"),
	CONSTRAINT "round_letter_kind_known" CHECK ("app"."round_letter"."kind" in ('nominator','awarded','reserve','notSelected')),
	CONSTRAINT "round_letter_body_length" CHECK (char_length("app"."round_letter"."body") between 1 and 4000)
);
ALTER TABLE "app"."round_letter" ADD CONSTRAINT "round_letter_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_term" ADD CONSTRAINT "hardship_term_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_term" ADD CONSTRAINT "hardship_term_programme_fk" FOREIGN KEY ("association_id","programme_id") REFERENCES "app"."award_programme"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_erasure" ADD CONSTRAINT "hardship_erasure_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_erasure" ADD CONSTRAINT "hardship_erasure_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_erased" ADD CONSTRAINT "hardship_erased_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_erased" ADD CONSTRAINT "hardship_erased_erasure_fk" FOREIGN KEY ("association_id","erasure_id") REFERENCES "app"."hardship_erasure"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."hardship_count" ADD CONSTRAINT "hardship_count_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "hardship_erasure_round" ON "app"."hardship_erasure" USING btree ("association_id","round_id");

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('hardship_term', 'association_id,id', true),
    ('round_letter', 'association_id,round_id,kind,version', true),
    ('hardship_erasure', 'association_id,id', false),
    ('hardship_erased', 'association_id,nomination_id', false),
    ('hardship_count', 'association_id,round_id,circumstance', false)) v(name, keys, inserts) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''committeeMember'', ''inspector'')))', t.name);
    IF t.inserts THEN
      EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.hardship_term FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
-- Which files were erased is seen by whoever sees the file.
CREATE POLICY seen_files ON app.hardship_erased AS RESTRICTIVE FOR SELECT TO "@app"
  USING (EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = hardship_erased.association_id AND n.id = hardship_erased.nomination_id));

-- ---------------------------------------------------------------- what may still be written, and what may be taken out

-- Circumstances come in while the round lasts. What was erased does not come back, by whatever way.
CREATE FUNCTION app.hardship_stays_erased() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.hardship_erased WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id) THEN
    PERFORM app.refuse('awards.hardshipErased');
  END IF;
  IF app.round_status(NEW.association_id, (SELECT round_id FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id))
     IN ('decided', 'closed') THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_hardship_stays_erased BEFORE INSERT OR UPDATE ON app.hardship FOR EACH ROW EXECUTE FUNCTION app.hardship_stays_erased();

-- Circumstances leave by an erasure that is on record, and by nothing else.
CREATE FUNCTION app.hardship_leaves_by_erasure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM app.hardship_erased WHERE association_id = OLD.association_id AND nomination_id = OLD.nomination_id) THEN
    RETURN OLD;
  END IF;
  PERFORM app.refuse('audit.appendOnly');
  RETURN NULL;
END $$;
CREATE TRIGGER u_hardship_leaves BEFORE DELETE ON app.hardship FOR EACH ROW EXECUTE FUNCTION app.hardship_leaves_by_erasure();
CREATE TRIGGER u_hardship_leaves_truncate BEFORE TRUNCATE ON app.hardship EXECUTE FUNCTION app.hardship_leaves_by_erasure();

-- ---------------------------------------------------------------- when

-- Months until erasure: said for the round, else for its programme, else for the association, else six.
CREATE FUNCTION app.hardship_months(p_association int, p_round bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((
    SELECT t.months FROM app.hardship_term t
     WHERE t.association_id = p_association AND (t.round_id = p_round OR (t.round_id IS NULL AND t.programme_id IS NULL) OR t.programme_id =
           (SELECT g.programme_id FROM app.programme_round g WHERE g.association_id = p_association AND g.round_id = p_round))
     ORDER BY t.round_id IS NULL, t.programme_id IS NULL, t.id DESC LIMIT 1), 6)
$$;

-- The day a round was over: of its last decision; a round closed without one, of its closing. Days as recorded, not as
-- written on a paper: a paper may be older than the files it is about.
CREATE FUNCTION app.round_over_on(p_association int, p_round bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (coalesce(
      (SELECT max(d.issued_at) FROM app.decision d WHERE d.association_id = r.association_id AND d.round_id = r.id),
      (SELECT min(e.recorded_at) FROM audit.change c JOIN audit.event e ON e.id = c.event_id
        WHERE c.association_id = r.association_id AND c.table_name = 'app.award_round' AND c.row_key = r.association_id || ':' || r.id
          AND c.operation = 'UPDATE' AND c.new_image::jsonb->>'status' = 'closed')) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    FROM app.award_round r WHERE r.association_id = p_association AND r.id = p_round AND r.status IN ('decided', 'closed')
$$;

-- Files whose circumstances go: no award of this round stands for them.
CREATE FUNCTION app.hardship_to_erase(p_association int, p_round bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id FROM app.hardship h JOIN app.nomination n ON n.association_id = h.association_id AND n.id = h.nomination_id
   WHERE h.association_id = p_association AND n.round_id = p_round
     AND NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.status <> 'withdrawn')
$$;

-- Texts of a draft that is nobody's file.
CREATE FUNCTION app.draft_texts(f app.nomination_link_file) RETURNS bigint[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_remove(ARRAY[f.name_value_id, f.guardian_value_id, f.school_value_id, f.class_value_id, f.merit_value_id], NULL)
$$;

-- What lies behind the links of a round and goes: drafts never handed in, and what was written anew and not handed in,
-- once this many months have passed since the link or the round ended.
CREATE FUNCTION app.drafts_to_erase(p_association int, p_round bigint, p_months int) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.id FROM app.nomination_link l JOIN app.nomination_link_file f ON f.association_id = l.association_id AND f.link_id = l.id
   WHERE l.association_id = p_association AND l.round_id = p_round
     AND least(app.round_over_on(p_association, p_round), l.expires_on) + make_interval(months => p_months) <= app.today()
     AND (EXISTS (SELECT 1 FROM app.nomination_link_hardship h WHERE h.association_id = f.association_id AND h.file_id = f.id)
          OR (f.nomination_id IS NULL AND EXISTS (SELECT 1 FROM app.personal_value v
               WHERE v.association_id = f.association_id AND v.id = ANY (app.draft_texts(f)) AND v.erased_at IS NULL)))
$$;

-- ---------------------------------------------------------------- erasing

-- Takes out what is due of one round; returns the erasure, null when there was nothing. Counts by kind are those of all
-- files of the round, taken once, before the first erasure: a count of the erased alone could say what was erased. Internal.
CREATE FUNCTION app.erase_hardship(p_association int, p_round bigint, p_cause text, p_files bigint[], p_drafts bigint[], p_by bigint, p_reason bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_erasure bigint;
BEGIN
  IF cardinality(p_files) + cardinality(p_drafts) = 0 THEN RETURN NULL; END IF;
  IF cardinality(p_files) > 0 THEN
    INSERT INTO app.hardship_count (association_id, round_id, circumstance, files)
    SELECT p_association, p_round, k.kind, (
        SELECT count(*) FROM app.hardship h JOIN app.nomination n ON n.association_id = h.association_id AND n.id = h.nomination_id
         WHERE h.association_id = p_association AND n.round_id = p_round AND n.status <> 'duplicate' AND h.circumstance = k.kind)
      FROM unnest(ARRAY['poorHousehold', 'nearPoorHousehold', 'specialHardship']) AS k(kind)
    ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO app.hardship_erasure (association_id, round_id, cause, months, files, drafts, reason_value_id, erased_by, erased_at)
  VALUES (p_association, p_round, p_cause, app.hardship_months(p_association, p_round), cardinality(p_files), cardinality(p_drafts), p_reason, p_by, clock_timestamp())
  RETURNING id INTO v_erasure;
  INSERT INTO app.hardship_erased (association_id, nomination_id, erasure_id)
  SELECT p_association, x, v_erasure FROM unnest(p_files) x;
  DELETE FROM app.hardship WHERE association_id = p_association AND nomination_id = ANY (p_files);
  UPDATE app.personal_value v SET value = '', salt = ''::bytea, ended_at = coalesce(v.ended_at, now()), erased_at = now()
    FROM app.nomination_link_file f WHERE f.association_id = p_association AND f.id = ANY (p_drafts) AND f.nomination_id IS NULL
     AND v.association_id = f.association_id AND v.id = ANY (app.draft_texts(f)) AND v.erased_at IS NULL;
  DELETE FROM app.nomination_link_hardship WHERE association_id = p_association AND file_id = ANY (p_drafts);
  RETURN v_erasure;
END $$;

CREATE FUNCTION app.hold_erasure(p_association int, p_round bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(36, hashtext(p_association || ':' || p_round));
  PERFORM app.round_status(p_association, p_round);
END $$;

-- Rounds of which something is due today by their term. The clock is the database's own: nobody brings another one.
CREATE FUNCTION app.due_hardship_erasures() RETURNS TABLE (association_id int, round_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.association_id, r.id FROM app.award_round r
   WHERE (app.round_over_on(r.association_id, r.id) + make_interval(months => app.hardship_months(r.association_id, r.id)) <= app.today()
          AND EXISTS (SELECT 1 FROM app.hardship_to_erase(r.association_id, r.id)))
      OR EXISTS (SELECT 1 FROM app.drafts_to_erase(r.association_id, r.id, app.hardship_months(r.association_id, r.id)))
$$;

-- Erases what is due of one round; returns how many files and drafts.
CREATE FUNCTION app.erase_due_hardship(p_association int, p_round bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_months int;
  v_files bigint[] := '{}';
  v_drafts bigint[];
BEGIN
  PERFORM app.hold_erasure(p_association, p_round);
  v_months := app.hardship_months(p_association, p_round);
  IF app.round_over_on(p_association, p_round) + make_interval(months => v_months) <= app.today() THEN
    v_files := ARRAY(SELECT app.hardship_to_erase(p_association, p_round));
  END IF;
  v_drafts := ARRAY(SELECT app.drafts_to_erase(p_association, p_round, v_months));
  IF cardinality(v_files) + cardinality(v_drafts) = 0 THEN RETURN 0; END IF;
  PERFORM audit.write_event(p_association, 'hardship.erased', 'round', p_round::text,
    jsonb_build_object('cause', 'term', 'months', v_months, 'files', cardinality(v_files), 'drafts', cardinality(v_drafts)));
  PERFORM app.erase_hardship(p_association, p_round, 'term', v_files, v_drafts, NULL, NULL);
  RETURN cardinality(v_files) + cardinality(v_drafts);
END $$;
GRANT EXECUTE ON FUNCTION app.due_hardship_erasures(), app.erase_due_hardship(int, bigint) TO "@sealer";

-- Erases at once, with a reason, exactly as many as were shown; returns the erasure.
CREATE FUNCTION app.erase_hardship_by_hand(p_round bigint, p_seen int, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_files bigint[];
  v_drafts bigint[];
  v_event bigint;
  v_reason bigint;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF length(btrim(p_reason)) < 3 THEN PERFORM app.refuse('awards.erasureNeedsReason'); END IF;
  PERFORM app.hold_erasure(v_association, p_round);
  IF app.round_over_on(v_association, p_round) IS NULL THEN PERFORM app.refuse('awards.erasureTooEarly'); END IF;
  v_files := ARRAY(SELECT app.hardship_to_erase(v_association, p_round));
  v_drafts := ARRAY(SELECT app.drafts_to_erase(v_association, p_round, 0));
  IF cardinality(v_files) + cardinality(v_drafts) = 0 THEN PERFORM app.refuse('awards.nothingToErase'); END IF;
  IF cardinality(v_files) + cardinality(v_drafts) <> p_seen THEN PERFORM app.refuse('awards.erasureChanged'); END IF;
  v_event := audit.write_event(v_association, 'hardship.erased', 'round', p_round::text, jsonb_build_object('cause', 'atOnce',
    'months', app.hardship_months(v_association, p_round), 'files', cardinality(v_files), 'drafts', cardinality(v_drafts)));
  INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  RETURN app.erase_hardship(v_association, p_round, 'atOnce', v_files, v_drafts, v_actor, v_reason);
END $$;

-- What would go, and when: numbers, no file. Null days while the round is not over.
CREATE FUNCTION app.hardship_outlook(p_round bigint) RETURNS TABLE (months int, over_on date, due_on date, files int, drafts int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL OR NOT app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  RETURN QUERY SELECT m.months, o.day, (o.day + make_interval(months => m.months))::date,
      (SELECT count(*)::int FROM app.hardship_to_erase(v_association, p_round)),
      (SELECT count(*)::int FROM app.drafts_to_erase(v_association, p_round, 0))
    FROM (SELECT app.hardship_months(v_association, p_round) AS months) m, (SELECT app.round_over_on(v_association, p_round) AS day) o;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_hardship_by_hand(bigint, int, text), app.hardship_outlook(bigint) TO "@app";

-- ---------------------------------------------------------------- letters, and what a link says

CREATE TRIGGER stamp_actor BEFORE INSERT ON app.round_letter FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('written_by');
-- Words are written one version after the other; of two who write at once, the second sees what the first wrote.
CREATE FUNCTION app.round_letter_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.version <> 1 + (SELECT count(*) FROM app.round_letter
      WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND kind = NEW.kind) THEN
    PERFORM app.refuse('awards.letterChanged');
  END IF;
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_letter_guard BEFORE INSERT ON app.round_letter FOR EACH ROW EXECUTE FUNCTION app.round_letter_guard();

-- The result of a file as its family and its nominator may know it; null until the round has its decision. One answer for
-- letters and links. Who was nominated twice has the result of the other file. Reads what its caller may read.
CREATE FUNCTION app.nomination_result(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
      WHEN n.status = 'withdrawn' THEN 'withdrawn'
      WHEN n.status IN ('returned', 'submitted', 'verified') THEN 'incomplete'
      WHEN EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.status = 'decided') THEN 'awarded'
      WHEN n.status = 'reserve' THEN 'reserve'
      ELSE 'notSelected' END
    FROM app.nomination f
    JOIN app.nomination n ON n.association_id = f.association_id AND n.id = CASE WHEN f.status = 'duplicate' THEN coalesce(f.duplicate_of_id, f.id) ELSE f.id END
    JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
   WHERE f.association_id = p_association AND f.id = p_nomination AND r.status IN ('decided', 'closed')
     AND EXISTS (SELECT 1 FROM app.decision d WHERE d.association_id = r.association_id AND d.round_id = r.id)
$$;
GRANT EXECUTE ON FUNCTION app.nomination_result(int, bigint) TO "@app";

-- As before until the decision; then the result.
CREATE OR REPLACE FUNCTION access.link_state(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_nomination IS NULL THEN 'draft' ELSE coalesce(app.nomination_result(p_association, p_nomination),
    (SELECT CASE WHEN status IN ('returned', 'withdrawn') THEN status WHEN status IN ('submitted', 'duplicate') THEN 'submitted' ELSE 'verified' END
       FROM app.nomination WHERE association_id = p_association AND id = p_nomination)) END
$$;

-- ---------------------------------------------------------------- figures of fairness, published

CREATE TABLE "app"."round_page" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."round_page_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"round_slug" text NOT NULL,
	"name" text NOT NULL,
	"school_year" text NOT NULL,
	"decided_on" date NOT NULL,
	"places" integer NOT NULL,
	"candidates" integer,
	"awards" integer,
	"recusals" integer NOT NULL,
	"moved" integer NOT NULL,
	"ties" integer NOT NULL,
	"by_rules" integer,
	"by_difference" integer,
	"rule_name" text,
	"rule_version" integer,
	"rule_fingerprint" text,
	"rule_sources" text,
	"published_by" bigint NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "round_page_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "round_page_version" UNIQUE("association_id","round_id","version")
);
CREATE TABLE "app"."round_page_group" (
	"association_id" integer NOT NULL,
	"page_id" bigint NOT NULL,
	"axis" text NOT NULL,
	"ordinal" integer NOT NULL,
	"label" text NOT NULL,
	"candidates" integer NOT NULL,
	"awards" integer NOT NULL,
	CONSTRAINT "round_page_group_association_id_page_id_axis_ordinal_pk" PRIMARY KEY("association_id","page_id","axis","ordinal"),
	CONSTRAINT "round_page_group_axis_known" CHECK ("app"."round_page_group"."axis" in ('kind','unit'))
);
ALTER TABLE "app"."round_page" ADD CONSTRAINT "round_page_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_page_group" ADD CONSTRAINT "round_page_group_page_fk" FOREIGN KEY ("association_id","page_id") REFERENCES "app"."round_page"("association_id","id") ON DELETE no action ON UPDATE no action;

-- Written by the functions below alone: no program brings a figure of its own.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('round_page', 'association_id,id'), ('round_page_group', 'association_id,page_id,axis,ordinal')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.name);
    EXECUTE format('CREATE POLICY public_reads ON app.%I FOR SELECT TO "@pub_owner" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup", "@pub_owner"', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.round_page_group FOR EACH ROW EXECUTE FUNCTION audit.append_only();
  CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.round_page_group EXECUTE FUNCTION audit.append_only();
END $$;

-- A group may be shown when at least five got something, and as many got nothing, or nobody.
CREATE FUNCTION app.may_show_group(p_candidates bigint, p_awards bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_awards >= 5 AND (p_candidates = p_awards OR p_candidates - p_awards >= 5)
$$;

-- Groups as they may be shown: small ones stand together in one row without a label, which takes in the next larger ones
-- until it may be shown itself. So there is no hidden cell: whatever is subtracted, what is left is a union of rows that
-- may be shown. No row at all when only one would be left. Input [{label, candidates, awards}].
CREATE FUNCTION app.shown_groups(p jsonb) RETURNS TABLE (ordinal int, label text, candidates int, awards int)
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_kept jsonb := coalesce((SELECT jsonb_agg(g ORDER BY (g->>'candidates')::int DESC, g->>'label') FROM jsonb_array_elements(p) g
                             WHERE app.may_show_group((g->>'candidates')::int, (g->>'awards')::int)), '[]');
  v_candidates int := coalesce((SELECT sum((g->>'candidates')::int) FROM jsonb_array_elements(p) g
                                 WHERE NOT app.may_show_group((g->>'candidates')::int, (g->>'awards')::int)), 0);
  v_awards int := coalesce((SELECT sum((g->>'awards')::int) FROM jsonb_array_elements(p) g
                             WHERE NOT app.may_show_group((g->>'candidates')::int, (g->>'awards')::int)), 0);
BEGIN
  WHILE v_candidates > 0 AND NOT app.may_show_group(v_candidates, v_awards) AND jsonb_array_length(v_kept) > 0 LOOP
    v_candidates := v_candidates + (v_kept->-1->>'candidates')::int;
    v_awards := v_awards + (v_kept->-1->>'awards')::int;
    v_kept := v_kept - -1;
  END LOOP;
  IF jsonb_array_length(v_kept) = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT k.n::int, k.g->>'label', (k.g->>'candidates')::int, (k.g->>'awards')::int FROM jsonb_array_elements(v_kept) WITH ORDINALITY k(g, n);
  IF v_candidates > 0 THEN RETURN QUERY SELECT jsonb_array_length(v_kept) + 1, '', v_candidates, v_awards; END IF;
END $$;

-- Files of a round that were candidates, each once, by what the public may call them: both kinds of pupils alike.
CREATE FUNCTION app.round_candidates(p_association int, p_round bigint) RETURNS TABLE (kind text, unit text, is_awarded boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN c.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner') THEN 'scholarship' ELSE c.category END,
         coalesce((SELECT l.unit FROM app.nomination_link_file f JOIN app.nomination_link l ON l.association_id = f.association_id AND l.id = f.link_id
                    WHERE f.association_id = n.association_id AND f.nomination_id = n.id), n.proposed_by_unit),
         EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.status = 'decided')
    FROM app.nomination n JOIN app.round_category c ON c.association_id = n.association_id AND c.id = n.category_id
   WHERE n.association_id = p_association AND n.round_id = p_round AND n.status NOT IN ('duplicate', 'withdrawn')
$$;

-- Publishes the figures of a decided round, once; after withdrawing, again. They are not brought up to date by themselves:
-- two versions side by side would tell who came between. Returns the version.
CREATE FUNCTION app.publish_round(p_round bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  r app.award_round;
  v_last app.round_page;
  v_page bigint;
  v_candidates int;
  v_awards int;
  v_differing int;
  v_axis text;
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO r FROM app.award_round WHERE association_id = v_association AND id = p_round FOR NO KEY UPDATE;
  IF r.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF r.status NOT IN ('decided', 'closed') OR NOT EXISTS (SELECT 1 FROM app.decision WHERE association_id = v_association AND round_id = p_round) THEN
    PERFORM app.refuse('awards.figuresTooEarly');
  END IF;
  SELECT * INTO v_last FROM app.round_page WHERE association_id = v_association AND round_id = p_round ORDER BY version DESC LIMIT 1;
  IF v_last.id IS NOT NULL AND v_last.withdrawn_at IS NULL THEN PERFORM app.refuse('awards.figuresPublic'); END IF;
  SELECT count(*), count(*) FILTER (WHERE is_awarded) INTO v_candidates, v_awards FROM app.round_candidates(v_association, p_round);
  SELECT count(*) INTO v_differing FROM app.award w WHERE w.association_id = v_association AND w.round_id = p_round AND w.status = 'decided'
     AND EXISTS (SELECT 1 FROM app.award_difference d WHERE d.association_id = w.association_id AND d.nomination_id = w.nomination_id
           AND d.proposed_vnd = w.amount_vnd AND d.evaluation_id = (SELECT max(e.id) FROM app.round_evaluation e WHERE e.association_id = v_association AND e.round_id = p_round));
  INSERT INTO app.round_page (association_id, round_id, version, round_slug, name, school_year, decided_on, places, candidates, awards, recusals, moved, ties,
                              by_rules, by_difference, rule_name, rule_version, rule_fingerprint, rule_sources, published_by, published_at)
  SELECT v_association, p_round, coalesce(v_last.version, 0) + 1, r.slug, r.name, r.school_year,
         (SELECT max(d.decided_on) FROM app.decision d WHERE d.association_id = v_association AND d.round_id = p_round),
         (SELECT sum(c.quota) FROM app.round_category c WHERE c.association_id = v_association AND c.round_id = p_round),
         CASE WHEN v_candidates >= 5 THEN v_candidates END, CASE WHEN v_awards >= 5 THEN v_awards END,
         (SELECT count(*) FROM app.recusal x JOIN app.nomination n ON n.association_id = x.association_id AND n.id = x.nomination_id
           WHERE x.association_id = v_association AND n.round_id = p_round),
         (SELECT count(*) FROM app.rank_reason k JOIN app.nomination n ON n.association_id = k.association_id AND n.id = k.nomination_id
           WHERE k.association_id = v_association AND n.round_id = p_round AND k.cause = 'moved'),
         (SELECT count(*) FROM app.rank_reason k JOIN app.nomination n ON n.association_id = k.association_id AND n.id = k.nomination_id
           WHERE k.association_id = v_association AND n.round_id = p_round AND k.cause = 'tie'),
         CASE WHEN b.version IS NOT NULL AND v_awards >= 5 THEN v_awards - v_differing END, CASE WHEN b.version IS NOT NULL AND v_awards >= 5 THEN v_differing END,
         s.name, b.version, v.fingerprint, (v.body::jsonb->'sources')::text, v_actor, clock_timestamp()
    FROM (SELECT 1) one
    LEFT JOIN app.round_rules b ON b.association_id = v_association AND b.round_id = p_round
    LEFT JOIN app.rule_set s ON s.association_id = v_association AND s.id = b.rule_set_id
    LEFT JOIN app.rule_version v ON v.association_id = v_association AND v.rule_set_id = b.rule_set_id AND v.version = b.version
  RETURNING id INTO v_page;
  FOREACH v_axis IN ARRAY ARRAY['kind', 'unit'] LOOP
    INSERT INTO app.round_page_group (association_id, page_id, axis, ordinal, label, candidates, awards)
    SELECT v_association, v_page, v_axis, g.* FROM app.shown_groups((
      SELECT jsonb_agg(jsonb_build_object('label', x.label, 'candidates', x.candidates, 'awards', x.awards)) FROM (
        SELECT CASE v_axis WHEN 'kind' THEN k.kind ELSE k.unit END AS label, count(*) AS candidates, count(*) FILTER (WHERE k.is_awarded) AS awards
          FROM app.round_candidates(v_association, p_round) k GROUP BY 1) x)) g;
  END LOOP;
  PERFORM app.purge_public(v_association, false);
  RETURN coalesce(v_last.version, 0) + 1;
END $$;

CREATE FUNCTION app.withdraw_round(p_round bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.round_page SET withdrawn_at = clock_timestamp() WHERE association_id = v_association AND round_id = p_round AND withdrawn_at IS NULL;
  IF NOT FOUND THEN PERFORM app.refuse('awards.figuresNotPublic'); END IF;
  PERFORM app.purge_public(v_association, false);
END $$;
GRANT EXECUTE ON FUNCTION app.publish_round(bigint), app.withdraw_round(bigint) TO "@app";

SET LOCAL ROLE "@pub_owner";
-- Every round that ever had a page; a withdrawn one says so, without its content.
CREATE VIEW pub.round_version AS
  SELECT DISTINCT ON (p.association_id, p.round_id) a.slug, p.round_slug AS round, p.association_id, p.id, p.withdrawn_at IS NOT NULL AS is_withdrawn
    FROM app.round_page p JOIN app.association a ON a.id = p.association_id ORDER BY p.association_id, p.round_id, p.version DESC;
CREATE VIEW pub.round AS
  SELECT v.slug, v.round, p.name, p.school_year, p.decided_on, p.places, p.candidates, p.awards, p.recusals, p.moved, p.ties, p.by_rules, p.by_difference,
         p.rule_name, p.rule_version, p.rule_fingerprint, p.rule_sources
    FROM pub.round_version v JOIN app.round_page p ON p.association_id = v.association_id AND p.id = v.id WHERE NOT v.is_withdrawn;
CREATE VIEW pub.round_group AS
  SELECT v.slug, v.round, g.axis, g.ordinal, g.label, g.candidates, g.awards
    FROM pub.round_version v JOIN app.round_page_group g ON g.association_id = v.association_id AND g.page_id = v.id WHERE NOT v.is_withdrawn;
GRANT SELECT ON pub.round_version, pub.round, pub.round_group TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
