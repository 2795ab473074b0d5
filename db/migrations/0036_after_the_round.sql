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
